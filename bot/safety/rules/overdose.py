"""Overdose and poisoning: too much has been taken, just now."""

from __future__ import annotations

from bot.safety.rules.rule import EVENT, NOUN, Rule

KIND = "overdose"

_HABIT = (
    # a habit, not an event: over years, every day, "used to", and what treatment is sought for
    "i|gennem mange|flere|<num>|<n10>|lang år|måneder|tid|årevis|årtier|perioder",
    "siden <i>|<they>|{kin} var",
    "siden <year>|<num>",
    "hver dag|uge|weekend|aften|morgen|gang|nat|fredag",
    "om dagen|ugen|måneden|aftenen",
    "dagligt|daglig|jævnligt|fast|altid|sjældent|førhen|plejer|ugentligt|årevis",
    "for mange|meget penge|år|gange|chancer|beslutninger|chancer|kampe|kræfter|plads|ansvar|på|af|tid",
    "alle|alt|hele <my>? penge|børnene|ansvaret|skylden|tid|dagen|energi|opsparing|weekenden|måneden|livet|kræfter|løn",
    "<ingested> .. kontakt|beslutning|ansvar|initiativ|hul|tilløb|prøver|urinprøve|kørekort|pause|uddannelse|job|stilling|afsted|hjem|billeder|skridt|fat på|afsked",
    "fået|fik tilbudt|udskrevet|ordineret|recept|afslag|besked|brev|svar|tid|job|bøde",
    "i|for sidste weekend|måned|uge|år",
    "ordineret|foreskrevet|udskrevet|efter lægens|som lægen",
    "aldrig .. <ingested>",
)

RULES: tuple[Rule, ...] = (
    Rule(
        KIND,
        "has taken too much, or a number of pills that nobody takes for a headache",
        (
            "har|er|havde|fik|kom|kommer|få|kommet .. <ingested>|tage {amount} .. <pill>|<drug>|<poison>|milligram|mg",
            "<ingested> {amount} .. <pill>|<drug>|milligram|mg",
            "<ingested> alt|for|alt for meget|mange|megen|stærkt|stor",
            "<ingested> .. for meget|mange|stor|høj",
            "<ingested> <many>|alle|alt|hele|<n10> .. <pill>|<drug>|pakken|glasset|æsken|dem|flasken|posen",
            "<ingested> .. <pill>|<drug> .. på en gang|én|samtidig|med|oveni|ovenpå|og .. <alcohol>|<pill>|<drug>",
            "<ingested> .. hele pilleglasset|glasset|æsken|pakken|flasken|beholdningen|ugeæsken|arsenalet|skabet",
            "<ingested> .. dosis|dosen|dobbelt|overdosis|dose|gange så|for",
            "<ingested> .. <poison>",
            "<swallow_now>|tager .. <poison>",
            "<ingested> noget giftigt|farligt|forkert|ukendt|gift|andet end",
            "<ingested> forkert|forkerte dosis|medicin|piller|pille",
            "<ingested> .. <poison>|hashkage|hashkager|giftig|giftige|giftigt",
            "<ingested> .. ved ikke hvad|hvor",
            "ved ikke hvad|hvor <they>|{kin}|<i>|mange|meget .. <ingested>",
            "<n10> <pill> .. <ingested>|nu|i|på",
            "<n10> <pill> <ingested>?",
            "<pill> <ingested>? .. <n10> stk|styk|på|tabletter",
            "tager|sluger|spiser {amount} <pill> nu|lige|igen|på",
            "<i>|<they>|{kin} sluger|slugte .. <pill>",
        ),
        mode=EVENT,
        unless=(*_HABIT, "fået for meget af", "drukket for meget kaffe|i|og|kaffe|til|igår|weekenden|lørdag|fredag|vand|cola|mælk|øl|vin|alkohol"),
    ),
    Rule(
        KIND,
        "an overdose by its name, with a person or an hour",
        (
            "<i>|<they>|{kin}|<kin> .. overdosis|overdoseret|overdoserer|overdosering|overdoserede",
            "har|fået|taget|tager|fik|tog|er|ved .. overdosis|overdoseret|overdosering",
            "overdosis .. nu|lige|hjælp|hvad|heroin|piller|panodiler",
            "overdoseret|overdoserer|overdoserede",
            "<i>|<they>|{kin} .. er|blevet forgiftet|forgiftede",
            "alkoholforgiftning|alkoholforgiftet|forgiftning|pilleforgiftning|metanolforgiftning",
            "<drug> .. overdosis",
        ),
        mode=EVENT,
        unless=(*_HABIT, "forgiftet forhold|miljø|stemning|atmosfære|klima", "madforgiftning", "overdosis af|på jul|julemad|sol|sukker|slik|kage|kaffe|hygge|familie|kærlighed|reklamer|tv|serier|nyheder|netflix|chokolade|papirarbejde|information|møder"),
    ),
    Rule(
        KIND,
        "the noun alone",
        ("overdosis", "forgiftning", "forgiftet", "alkoholforgiftning", "overdosering"),
        mode=NOUN,
        unless=("overdosis af|på !heroin|piller|kokain|metadon|fentanyl|panodil|ghb|stof|stoffer|medicin|morfin|sovepiller|tramadol|alkohol|benzo|opioider", "madforgiftning", "forgiftet forhold|miljø|stemning"),
    ),
    Rule(
        KIND,
        "symptoms of the body after taking something",
        (
            "<ingested> .. <pill>|<drug>|noget|for|alcohol .. <breath>|besvimer|vejret|kaster|brystsmerter|hjertet|hjerte|bryst|brystet|pulsen|ryster|blå|kold|følelsesløs|sover|svimmel|vågen|savler|snorker",
            "hjertet|hjerte|pulsen|puls hamrer|banker|galoperer|løber|sidder|springer|flimrer|raser .. <drug>|<pill>|taget|sniffet|løbsk|halsen|af",
            "<drug>|<pill>|sniffet|taget .. hjertet|hjerte|pulsen hamrer|banker|galoperer|løber|raser|flimrer|springer",
            "brystsmerter|ondt i brystet .. <drug>|sniffet|taget|efter|streger",
            "<drug>|sniffet|taget|streger .. brystsmerter|brystet|bryst|smerter",
            "<i>|<they>|{kin} .. ved at? dø|døe",
            "tror|føles som|føler|føles at|om|<i> jeg dør|<die>|er dør|ved",
            "<i> dør nu|$|hjælp|af",
            "hjælp <i> dør",
            "jeg tror jeg dør",
            "kan ikke mærke mine|kroppen|ben|arme|ansigt .. taget|<drug>|<pill>",
            "kaster|brækker|kastet|brækket blod .. op?",
            "opkast|kaster|kvæles|kvalt i eget|sit|opkast opkast?",
            "naloxon|næsespray .. virker|givet|brugt|nødt|skal|hvor|nu|hjælper|hun|han",
            "er faldet om|død|i efter .. fix|fixet|stof|<drug>|<pill>",
        ),
        mode=EVENT,
        unless=(
            *_HABIT,
            "er|var ved at dø af grin|sult|kedsomhed|varme|træthed|skam|skræk|kulde|nysgerrighed|latter|grine|længsel|utålmodighed",
            "<die>|dør af grin|sult|kedsomhed|varme|træthed|skam|skræk|kulde|nysgerrighed|latter|flovhed|misbrug|druk|min|hans|kræft|at vente|stress|sygdom",
            "hver gang jeg .. ringe|møde|tale",
            "naloxon .. kursus|kurser|udlevere|udleverer|udleveret|få|uddannelse|får|kit|pakke|recept",
            "angst .. møde|gruppe",
            "når jeg dør",
            "ved at dø ud",
        ),
    ),
)
