"""A child in danger: has swallowed something, is hit, is alone, or is the one who writes."""

from __future__ import annotations

from bot.safety.rules.rule import EVENT, WISH, Rule

KIND = "child_in_danger"

# A child by word or by age; "min søn" alone may be forty years old.
SMALL_CHILD = (
    "<child>",
    "<child_age>",
    "på|er <n0_14> år",
    "<n0_14> år|mdr|måneder gammel|gamle",
    "søn|datter|dreng|pige|sønnen|datteren|drengen|pigen på <n0_14>",
    "<my>|vores <smallword>",
    "den|de|min|mine|vores lille|små",
    "lille <offspring>",
    "<n0_14> årig|årige|åriges|år",
    "dagpleje|vuggestue|børnehave|barnevogn|krybbe|kravlegård|barneseng|vuggen|børnehaven|dagplejen|vuggestuen|amme|ammer|bleen",
    "<offspring> .. børnehave|vuggestue|dagpleje|0|1|2|3|4|5|6|7|8|9 klasse",
)

_ANY_OFFSPRING = (*SMALL_CHILD, "<my>|vores <offspring>", "sønnen|datteren|drengen|pigen|dreng|tøsen")

# Words of somebody who is a child themselves.
CHILD_WRITES = (
    "jeg er|på <n0_14>|<n15_17> $|år|og",
    "jeg går i <num>|<n0_14> klasse|ende|kl",
    "<my> <parent>",
    "mine forældre",
    "vores far|mor",
    "far og? mor",
    "<parent>",
)

RULES: tuple[Rule, ...] = (
    Rule(
        KIND,
        "a child has eaten or drunk medicine, drugs or household poison",
        (
            "{ingest}|tygget|suttet|slikket|puttet & <poison>|<pill>|<drug>",
            "<ingested>|tygget|sutter|suttet|suget|tygger|slikket|smagt .. <pill>|<drug>|<poison>|<alcohol>",
            "fået|fik|får fat i|på .. <pill>|<drug>|<poison>|<alcohol>",
            "<pill>|<drug>|<poison>|<alcohol> .. <ingested>|munden|mund|mangler|væk",
            "<swallow_now>|slikker .. <poison>",
            "haft|har|putter|stukket|puttet|fundet .. <pill>|<drug>|<poison>|nålen|kanyle|smøg|skod .. mund|munden",
            "<ingested> noget|ting|nogle .. ikke|forkert|giftigt|farligt|gulvet|skabet|væske|væsken|bordet|mor|far|min|mit|fra",
            "stukket|stak sig|<me> på|i en|min|et? kanyle|nål|sprøjte",
            "slap|sløv|døsig|omtåget|bevidstløs|livløs|kramper .. suttet|<ingested>|<pill>|<drug>|efter",
            "<child>|babyen er? slap|sløv|livløs|blå|kold|døsig",
        ),
        mode=EVENT,
        needs=SMALL_CHILD,
        unless=(
            "hver dag|uge|weekend|gang|morgen|aften",
            "i flere|mange|<num> år|måneder",
            "ordineret|udskrevet|ritalin .. adhd|recept|lægen har",
            "fået|får|fik medicin|ritalin .. mod|for|adhd",
            "mens|når|hvis <i>|jeg drikker|drak|tog|har taget|er på|tager|drukket|er fuld",
            "<i> .. har .. <ingested> .. mens|når|siden|før",
            "<i> har <ingested>",
            "<i> .. børn|barn .. og .. <ingested>",
            "jeg|<i> tager|får|drikker|ryger",
        ),
    ),
    Rule(
        KIND,
        "a son or daughter of any age has by accident swallowed what is no drug of choice",
        (
            "{kin}|<offspring> .. kom|kommet til at? .. drikke|spise|sluge|tage|sluge",
            "<offspring> .. har|er <ingested> .. <poison>|min|mors|fars|mormors|farmors|morfars|min medicin|metadon|metadonen|insulin .. ",
            "<offspring> .. <ingested> .. <poison>|hashkage|hashkager|metadon",
        ),
        mode=EVENT,
        unless=("hver dag|uge|weekend", "i flere|mange|<num> år|måneder", "sniffet|sniffer", "siden han|hun var"),
    ),
    Rule(
        KIND,
        "a child is hit, shaken, abused, or somebody fears to do it",
        (
            "<hit>|slå|ryste|rystet|ryster|kvæle|smide|skade|skader|rusket|slog|gøre|kaste|banke .. <child>|børnene|ungerne|babyen|barnet|<smallword>|<child_age>",
            "<hit> min|mit|vores|sin|hendes|hans|de|den|sit .. <offspring>|<child>|<smallword>|<child_age>",
            "<child>|børnene|<smallword> .. bliver|blir|blevet .. slået|banket|truet|mishandlet|rusket|tævet|misbrugt|voldtaget|krænket",
            "gøre|gør|gjort|gøre .. <child>|<offspring>|børnene|barn .. noget|fortræd|ondt|skade",
            "skade|skader|ryste|kvæle|slå|gøre .. mit|mine|vores|sit|min|<child> .. barn|børn|baby|datter|søn|<child>",
            "rører|rørt|tager|pillet|piller|befamler|taget .. ved|på .. <child>|<offspring>|tissemand|tissekone|underliv",
            "seksuelt|sexuelt|sex|incest|seksuelle .. overgreb|misbrugt|misbruger|krænket|krænker|overgreb",
            "misbruger|krænker|voldtager|misbrugt|krænket .. <child>|<offspring>|seksuelt|børnene",
        ),
        mode=EVENT,
        needs=_ANY_OFFSPRING,
        unless=(
            "ikke|aldrig <hit>|slå|gøre|skade",
            "aldrig .. slå|slået|gøre",
            "da <i>|jeg .. barn|lille|var",
            "som barn",
            "ryster <me>|på hovedet",
            "slår .. op|til|græs|sig|fra",
            "gør noget for <child>|børnene",
            "misbruger .. stoffer|hash|alkohol",
            "<child> .. tager skade",
            "skader|skade det|barnet .. foster|fosteret|graviditet|gravid|ammer|hvis|når",
            "gravid|foster|fosteret|barnet i maven",
            "har i|tilbyder|hjælper|er der",
        ),
    ),
    Rule(
        KIND,
        "small children alone, in the car or in the care of somebody drunk, drugged or fallen over",
        (
            "<child>|<smallword>|<child_age>|ungerne|baby|børn & alene|overladt|efterladt|forladt & siden|timer|nat|natten|dage|døgn|bilen|går|hele|små|lejligheden|aften|aftenen|ingen_voksne",
            "<child>|<smallword>|<child_age>|ungerne|baby|børn & <drunk> & bilen|bil|kører|køre|alene|passer|hos_sig|passe|stå_op|hente|henter|går_med|ansvaret|bærer|taber",
            "<drunk> & har & <my>|sin|sit|hendes|deres <child> & hos|med|alene|kan",
            "ikke fået|spist|får .. mad|noget|aftensmad|mad & mor|far|vi|børnene|jeg|ungerne",
            "<child>|<smallword>|<child_age>|ungerne|<offspring>|tvillingerne .. alene hjemme|i|derhjemme|hele|uden|med .. fuld|stiv|skæv|høj|påvirket|bilen|nat|natten|voksen|timer|voksne|far|mor|$|døgn|dage|ude|byen|lejligheden|gået|druk|fulde|nu|drikker|bevidstløs",
            "efterladt|efterlod|forladt|efterlader|ladt|lader|gået|går|tager|overladt .. <child>|<smallword>|<child_age>|børnene|ungerne|fra .. alene|hjemme|bilen|gaden|barnet|baby",
            "alene med .. <child>|<smallword>|<child_age>|ungerne|børnene|barnet|hende|ham .. fuld|stiv|skæv|høj|påvirket|drukket|taget|sniffet|besvimet|bange|skidefuld|dørmet|beruset",
            "fuld|stiv|skæv|høj|påvirket|fulde|beruset og alene med",
            "fuld|stiv|skæv|høj|påvirket|fulde|stang|døddrukken|skidefuld|skidestiv|drukket|beruset|bedøvet .. <child>|<smallword>|<child_age>|børnene|ungerne|babyen|barnet .. alene|bilen|hjemme|kører|passer|køre|hente|henter|bil|kørt",
            "kører|kørt|køre|hente|henter|passer|kør .. <child>|<smallword>|<child_age>|børnene|ungerne|barnet|<offspring> .. fuld|stiv|skæv|påvirket|promille|drukket|høj|beruset|fulde",
            "kører|kører .. fuld|stiv|skæv|påvirket|drukket .. med .. <child>|børnene|ungerne|bilen|<smallword>|vores|<offspring>",
            "<child>|børnene|ungerne|<smallword>|babyen|barnet|<child_age> .. sulter|får|fået .. ikke|ingen|intet .. mad|spist|tøj|bleer|ble|drikke|flaske",
            "<child>|børnene|ungerne|babyen|barnet .. sulter|forsømt|vanrøgtet|forsømmes|ligger i lort",
            "ingen passer|ser|holder .. <child>|børnene|babyen|ungerne|dem",
            "taber|tabt|tabte|faldt|faldet .. <child>|babyen|barnet|spædbarn|nyfødte .. hoved|gulvet|slap|græder|fuld|bløder",
            "<child>|babyen|barnet|<smallword> .. er slap|blå|livløs|bevidstløs|kold|døsig|sløv|kramper|vågner",
        ),
        mode=EVENT,
        needs=_ANY_OFFSPRING,
        unless=(
            "alene med <child>|børnene|mine|to|tre|min|min .. og|søger|hvad|kan|mens|i hverdagen",
            "alene|enlig mor|far|forsørger|med børnene !fuld|stiv|skæv",
            "ikke være|efterladt|lade|efterlade alene",
            "kan børnene|barnet|babyen .. alene",
            "har|er kørekort",
            "sulter efter",
        ),
    ),
    Rule(
        KIND,
        "a child writes: the parent drinks or hits and the child is afraid",
        (
            "<parent>|forældre|de|han|hun .. slår|banker|råber|skriger|truer|tæver|sparker|kaster|smadrer|skubber .. <me>|os|mor|far|lillebror|lillesøster|søskende|ting|alt|min|hele",
            "<parent>|forældre .. fuld|stiv|skæv|drikker|drukket|fulde|høj|stoffer|påvirket .. bange|slår|alene|tør|mad|gemt|gemmer|køre|kører|bilen|ligger|besvimet|gulvet|vågner",
            "bange for|når|at .. <parent>|forældre|dem|de|han|hun .. fuld|drikker|slår|hjem|skriger|stiv|drukket|kommer|dør|er|vågner",
            "jeg er bange $|hjemme|og|for|når|derhjemme|nu",
            "tør ikke gå|være|tage hjem|hjemme",
            "bor|sover|er alene hjemme|med|i",
            "ingen mad|voksne|aftensmad",
            "ikke fået|spist|får .. mad|noget|aftensmad",
            "mor|far er? .. væk|fuld|stiv|kommer_ikke|vågner_ikke|bevidstløs",
            "<parent>|far|mor & smadrer|kaster|råber|skriger|slår|bange|fuld|stiv|skæv",
            "løbet|stukket|rendt|gået hjemmefra",
            "rører|tager|piller .. ved|på <me>",
        ),
        mode=WISH,
        subject="self",
        needs=(
            "jeg er|på kun? <n0_14> $|år|og|bor|min",
            "jeg er kun? <n0_14>",
            "jeg er et barn",
            "er|på|kun <n0_14> $|år",
    "jeg går i <n0_10>|<ordinal>|niende|ottende|syvende klasse|kl",
            "jeg er kun? <n15_17> .. bange|slår|alene|tør|hjemme|hjem",
        ),
        unless=("på <n10>|<n0_14>|<n15_17> år .. datter|søn|der har", "jeg har en datter|søn|dreng|pige", "min|mit datter|søn|barn"),
    ),
    Rule(
        KIND,
        "a child writes: hit by a parent now, whatever the age",
        (
            "<my> <parent> .. slår|banker|tæver|sparker|tæsker|mishandler|voldtager|misbruger|kvæler <me>|os|lillebror|lillesøster|søskende|mine|min",
            "<parent> slår|banker|tæver|sparker|tæsker <me>|os",
            "<parent> .. rører|piller .. ved|på <me>",
            "når <parent>|far|mor er|bliver|drikker fuld|stiv|vred? .. slår|bange|banker|gemmer",
        ),
        mode=EVENT,
        subject="self",
        unless=("da <i>|jeg var", "slår .. kort|ludo|skak|fifa|spil|græs|græsset"),
    ),
    Rule(
        KIND,
        "a child or unborn child at risk by its name",
        ("børnemishandling", "omsorgssvigt .. nu|børnene|barn|barnet", "<child>|barnet|børnene|babyen .. er|i stor|akut? fare", "fare for .. <child>|børnene|barnet"),
        mode=EVENT,
    ),
)
