"""A child in danger: has swallowed something, is hit, is alone, or is the one who writes."""

from __future__ import annotations

from bot.safety.rules.rule import EVENT, WISH, Rule

KIND = "child_in_danger"

# A child by word or by age; "min søn" alone may be forty years old.
SMALL_CHILD = (
    "<child>",
    "<child_age>",
    "(er / på / kun) <n0_14> (år / mdr / måneder)",
    "<n0_14> (år / mdr / måneder) gammel|gamle",
    "<offspring> (er / på) <n0_14>",
    "(han / hun / den) er (kun / bare)? <n0_14>",
    "(<my> / vores / hendes / hans / deres) <smallword>",
    "(den / de) (lille / små / mindste / yngste)",
    "lille <offspring>",
    "<n0_14> (årig / åriges / årige)",
    "dagpleje|vuggestue|børnehave|barnevogn|krybbe|kravlegård|barneseng|vuggen|børnehaven|dagplejen|vuggestuen|amme|ammer|bleen|bleer",
)
_ANY_OFFSPRING = (*SMALL_CHILD, "(<my> / vores / hendes / hans / deres) <offspring>", "sønnen|datteren|drengen|pigen|dreng|tøsen|søskende|lillebror|lillesøster")

# The child's danger is theirs, not the adult's use beside it.
_ADULT_USES = (
    "<i> .. (tager / drikker / ryger / får / har taget / har drukket / har røget / sniffer) & (når / mens / hvis / om / og) .. <child>|børnene|<smallword>",
    "(hver / hveranden) (dag / uge / weekend / gang / morgen / aften)",
    "(i / gennem) (flere / mange / <num>) (år / måneder)",
    "ordineret|udskrevet|lægen_har|adhd",
    "<child>|børnene .. (sover / lagt i seng)",
)

RULES: tuple[Rule, ...] = (
    Rule(
        KIND,
        "a child has eaten or drunk medicine, drugs or household poison",
        (
            "{ingest}|tygget|suttet|sutter|slikket|puttet|smagt|spist|drukket & <poison>|<pill>|<drug>|<alcohol>|snus|smøg|skod",
            "(fået / fik / får) fat (i / på) .. <pill>|<drug>|<poison>|<alcohol>",
            "<pill>|<drug>|<poison> .. (munden / mund / mangler)",
            "(haft / har / putter / stukket / puttet / fundet / tog / proppet) & <pill>|<drug>|<poison>|kanyle|kanylen|smøg|skod & mund|munden",
            "<ingested> (noget / nogle / ting) .. (ikke / forkert / giftigt / farligt / fra gulvet / fra skabet / fra bordet / af mors / af fars / under vasken / i skraldespanden)",
            "<ingested> .. (gulvet / skabet / vasken / tasken)",
            "(stukket / stak) sig .. (på / i) .. (kanyle / nål / sprøjte / kanylen)",
            "slap|sløv|døsig|omtåget|bevidstløs|livløs|kramper & suttet|<ingested>|<pill>|<drug>|metadon",
        ),
        mode=EVENT,
        needs=SMALL_CHILD,
        unless=(*_ADULT_USES, "<i> har (taget / drukket / spist / røget)", "(har / er) i|der .. <child>", "graviditet|gravid"),
    ),
    Rule(
        KIND,
        "a son or daughter of any age has by accident swallowed what is no drug of choice",
        (
            "{kin}|<offspring> (kom / kommet) til at (drikke / spise / sluge / tage)",
            "<offspring> & {ingest} & <poison>|min_medicin|min_metadon|insulin|mors_medicin|fars_medicin|mormors_medicin|hjertemedicin",
            "<offspring> .. <ingested> .. <poison>|hashkage|hashkager|metadon",
        ),
        mode=EVENT,
        unless=(*_ADULT_USES, "sniffet|sniffer", "siden (han / hun) var", "i fængsel|på_metadon|ordineret"),
    ),
    Rule(
        KIND,
        "a child is hit, shaken, abused, or somebody fears to do it",
        (
            "(<hit> / slå / ryste / rystet / kvæle / rusket / slog / kaste / banke / mishandle / ruskede) (min / mit / vores / sin / hendes / hans / de / den / sit / mine / deres / løs på) .. <offspring>|<child>|<smallword>|<child_age>",
            "(<hit> / slå / ryste / rystet / kvæle / rusket / slog / mishandler / ruskede) (børnene / ungerne / babyen / barnet / drengen / pigen / børn)",
            "<child>|børnene|<smallword>|<offspring> (bliver / blir / er blevet / blevet) .. (slået / banket / truet / mishandlet / rusket / tævet / misbrugt / voldtaget / krænket)",
            "(gøre / gør / gjort) .. (<child> / <offspring> / børnene / barn) .. (noget / fortræd / ondt)",
            "(gøre / gør) noget ved .. (barn / børn / børnene / baby / babyen / <child>)",
            "(skade / skader / ryste / kvæle / slå) (mit / mine / vores / sit) .. (barn / børn / baby / datter / søn / unger)",
            "(rører / rørt / pillet / piller / befamler / befamlet) .. (ved / på) .. (<child> / <offspring> / tissemand / tissekone / underliv)",
            "(seksuelt / sexuelt / seksuelle / incest / sex) & <child>|<offspring>|børnene & overgreb|misbrugt|misbruger|krænket|krænker|med",
            "(misbruger / krænker / voldtager / misbrugt / krænket / voldtaget) .. (<child> / <offspring> / børnene)",
        ),
        mode=EVENT,
        needs=_ANY_OFFSPRING,
        unless=(
            "(ikke / aldrig) (<hit> / slå / gøre / skade / slået)",
            "aldrig .. (slå / slået / gøre / skade)",
            "da (<i> / jeg) var",
            "som barn",
            "slår (op / til / græs / sig / fra)",
            "misbruger (stoffer / hash / alkohol)",
            "tager skade",
            "gravid|foster|fosteret|graviditeten|graviditet",
            "(har / tilbyder / hjælper) i",
            "(gøre / gør) noget (godt / sjovt / hyggeligt)",
            "slår <me>|sin_far|sin_mor",
        ),
    ),
    Rule(
        KIND,
        "small children alone, in the car or in the care of somebody drunk, drugged or fallen over; hungry, limp, dropped",
        (
            "<child>|<smallword>|<child_age>|ungerne|<offspring>|børn & alene|overladt|efterladt|forladt|ladt_tilbage|passer_sig_selv & timer|nat|natten|dage|døgn|bilen|går|hele|små|lejligheden|aftenen|ingen_voksne|siden|druk|byen|deres_mor|deres_far|moren|faren",
            "(ladt / lader / lod) .. (<child> / <smallword> / <child_age> / børnene / ungerne / barnet) .. alene",
            "(efterladt / efterlod / forladt / efterlader / forlod) .. (<child> / <smallword> / <child_age> / børnene / ungerne / barnet / baby)",
            "<child>|<smallword>|<child_age>|ungerne|børn|børnene|<offspring> & <drunk> & bilen|bil|kører|køre|alene|passer|hos_sig|passe|stå_op|hente|henter|ansvaret|bærer|taber|holder|ligger|passes",
            "(kører / kørte / køre / kørt) & <drunk> & børnene|barnet|ungerne|<child>|<offspring>|<smallword>",
            "<drunk> .. (og / mens) .. alene med .. (<child> / <smallword> / <child_age> / børnene / ungerne / <offspring>)",
            "<drunk> & har (sin / sit / sine / hendes / deres) <child>",
            "alene med .. (<child> / <smallword> / <child_age> / ungerne / børnene / barnet) & <drunk>|besvimet|bevidstløs|bange_for|taget|sniffet",
            "<child>|børnene|ungerne|<smallword>|babyen|barnet|<child_age> .. (sulter / forsømt / vanrøgtet / forsømmes / mishandles)",
            "<child>|børnene|ungerne|<smallword>|babyen|barnet|<child_age>|vi & (ikke / ingen / intet) .. (mad / spist / bleer / aftensmad / flaske)",
            "(ingen / ikke nogen) .. (passer / ser efter / holder øje) .. (<child> / børnene / babyen / ungerne / dem / barnet)",
            "(taber / tabt / tabte / faldt / faldet) & <child>|babyen|barnet|spædbarn|nyfødte|<child_age> & hovedet|hoved|gulvet|slap|fuld|bløder|kaster|sløv",
            "<child>|babyen|barnet|<smallword>|<child_age> (er / virker / bliver) (helt)? (slap / blå / livløs / bevidstløs / kold / døsig / sløv)",
            "babyen|baby|spædbarn .. (trækker ikke vejret / vågner ikke / kramper)",
        ),
        mode=EVENT,
        needs=_ANY_OFFSPRING,
        unless=(
            "alene med (<child> / børnene / mine / to / tre / min / <num>) .. (og søger / kan jeg / i hverdagen / hvad gør)",
            "(enlig / alene) (mor / far / forsørger)",
            "kan (børnene / barnet / babyen / de) .. alene",
            "alene hjemme mens jeg er",
            "må|kan (barnet / børnene / min)",
            "ikke .. (alene / efterladt / lade)",
            "uddannelse|kørekort|ulykke_i",
        ),
    ),
    Rule(
        KIND,
        "a child writes, and gives an age or a class: the parent is drunk, hits, is gone; the child is afraid",
        (
            "<parent>|forældre|de|han|hun .. (slår / banker / råber / skriger / truer / tæver / sparker / kaster / smadrer / skubber)",
            "<parent>|forældre & fuld|stiv|skæv|drukket|fulde|høj|påvirket|drikker & bange|slår|alene|tør|mad|gemt|gemmer|køre|kører|bilen|ligger|besvimet|gulvet|vågner|smadrer|råber|skriger|kaster|smider|skændes|slås",
            "bange (for / når / at) .. (<parent> / forældre / dem / de / han / hun)",
            "(jeg / vi) er (meget / så)? bange ($ / hjemme / og / for / når / derhjemme / nu)",
            "tør ikke (gå / være / tage / sove) (hjem / hjemme / $)",
            "(er / sidder) (helt)? alene (hjemme / med / i / derhjemme)",
            "(ingen / ikke) .. (mad / voksne / aftensmad / spist)",
            "(løbet / stukket / rendt / gået) hjemmefra",
            "(rører / tager / piller) .. (ved / på) <me>",
            "(mor / far) (er / kommer / vågner) .. (væk / ikke hjem / ikke / bevidstløs)",
        ),
        mode=WISH,
        subject="self",
        needs=(
            "jeg er (på / kun / bare / lige)? <n0_14> ($ / år / og / bor / min / gammel)",
            "er <n0_14> (år / $)",
            "jeg er et barn",
            "jeg går i (<n0_10> / <ordinal>) (klasse / kl)",
        ),
        unless=("(søn / datter / barn / dreng / pige / børn) .. (er / på) <n0_14>", "(min / mit) (datter / søn / barn / dreng)", "jeg har en (datter / søn / dreng / pige)", "(han / hun / den) er <n0_14>"),
    ),
    Rule(
        KIND,
        "a child writes: hit or touched by a parent now, whatever the age",
        (
            "(<my> / vores) <parent> .. (slår / banker / tæver / sparker / tæsker / mishandler / voldtager / misbruger / kvæler) (<me> / os / lillebror / lillesøster / mine søskende / min lillebror / min lillesøster / min mor / mor)",
            "<parent> (slår / banker / tæver / sparker / tæsker) (<me> / os / mor / min mor)",
            "<parent> .. (rører / piller / befamler) .. (ved / på) <me>",
            "<parent> & (fuld / stiv / drikker / drukket) & slår|banker|gemmer|gemt|sparker|tæver|bange",
        ),
        mode=EVENT,
        subject="self",
        unless=("da (<i> / jeg) var", "slår .. (kort / ludo / skak / fifa / spil / græs / græsset)", "bange for at (miste / min)"),
    ),
    Rule(
        KIND,
        "a child at risk by its name",
        ("børnemishandling", "omsorgssvigt & nu|børnene|barn|barnet", "(<child> / børnene / <offspring>) .. (er / i) (stor / akut)? fare"),
        mode=EVENT,
        unless=("er i .. <child>",),
    ),
)
