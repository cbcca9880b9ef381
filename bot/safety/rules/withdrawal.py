"""Severe withdrawal: seizures, delirium. Ordinary withdrawal is a topic of the treatment, not an alarm."""

from __future__ import annotations

from bot.safety.rules.rule import EVENT, NOUN, Rule

KIND = "withdrawal"

_ORDINARY = (
    "krampe i|af benet|benene|læggen|foden|fødderne|tæerne|lægge|låret|nakken|kæben|maven|fingrene|ryggen",
    "kramper i benene|benet|lægge|læggene|maven|fødderne|foden|ryggen|tæerne|nakken|fingrene|mave",
    "krampe .. når|efter jeg? løber|træner|træning|løbet|fodbold",
    "mens|menstruation|menses|mavekramper|lattterkrampe|latter|lægkrampe|lægkramper",
    "delirium .. øl|bar|bryggeri|cafe|værtshus",
    "mod|imod|forebygge|undgå kramper|krampe|delirium",
    "medicin mod",
    "krampeløsende",
    "ryster .. på hovedet|hænderne|hånden|hånd lidt? af|når jeg|spænding|nervøsitet|kulde",
    "ryster på hovedet",
    "ryster det af",
    "ryster posen|fryser",
)

RULES: tuple[Rule, ...] = (
    Rule(
        KIND,
        "a seizure, now or just now",
        (
            "<i>|<they>|{kin}|har|får|fik|ligger|haft|går .. <seizure>",
            "<seizure> .. nu|lige|abstinenser|stoppet|hjælp|igen|gulvet|holdt|siden|hele",
            "får|fik|har|haft|får lige|igen|et? .. epileptisk|epilepsi|anfald anfald?",
            "anfald .. ryster|gulvet|skum|spjætter|abstinens",
            "spjætter|spjættede|krampagtigt|kramper|sitrer .. hele|kroppen|ukontrolleret|gulvet|arme|sig",
            "{other} kramper",
            "ligger og? spjætter|krampende|kramper|ryster",
            "kroppen kramper|spjætter|låser",
        ),
        mode=EVENT,
        unless=(*_ORDINARY, "angstanfald|raserianfald|grineanfald|hosteanfald|vredesanfald|vredesudbrud", "anfald af angst|grin|panik", "panikanfald", "epilepsi .. medicin|diagnose|diagnosticeret|får epilepsimedicin"),
    ),
    Rule(
        KIND,
        "sees or hears what is not there after stopping, or by its name",
        (
            "<stopped>|ikke_drukket|ikke_taget|uden_alkohol|ikke_fået|holdt_op & ser|se|hører|kravler .. <thing>|<voices>|syner|dyr",
            "<stopped>|ikke_drukket|ikke_taget|uden_alkohol|ikke_fået|holdt_op & forvirret|vrøvler|snakker_sort|taler_sort|desorienteret|hallucinerer|genkender|ved_ikke_hvor|hvor_han_er|ved_ikke_hvem|kender_os_ikke|fråder|spjætter|kramper",
            "ikke drukket|taget .. & ser & dyr|ting|edderkopper|mennesker|skygger|insekter",
            "fråder|fråde|skum .. munden & spjætter|ryster|<they>|{kin}",
            "spjætter|krampetrækninger|rykker & <they>|{kin}|arme|ben|kroppen & munden|gulvet|øjnene|hele|ukontrolleret|anfald",
            "øjnene ruller|drejer|vender|er & ryster|spjætter|kramper|anfald|omme|hovedet",
            "<i>|<they>|{kin} kramper",
            "<i>|<they>|{kin}|har|får|fik|ligger .. <delirium>",
            "<delirium> .. nu|hjælp|abstinenser|stoppet",
            "stoppet|stop|stoppede|holdt|nedtrapning|trappet|abstinenser|abstinens|drukket|ædru|afrusning|afruser|tørlagt|kold|abstinenserne .. ..8 ser|hører|høre|se|kravler <thing>|<voices>|syner|dyr",
            "stoppet|stop|stoppede|holdt|abstinenser|ædru|afrusning|kold ..8 hallucinerer|syner|vrangforestillinger|genkender_ikke",
            "ser|hører|hallucinerer|syner .. <thing>|<voices>|syner .. stoppet|holdt|abstinenser|drikke|drak|ædru|kold|stop|alkohol|dage|døgn",
            "ser|kravler|løber|er edderkopper|insekter|dyr|rotter|orme|biller|slanger|mus|kryb|kryb|småkravl .. væggen|væggene|gulvet|huden|lagnet|loftet|sengen|mig|overalt|der|vægge|hele|kroppen",
            "edderkopper|insekter|rotter|orme|biller|slanger|mus|kryb kravler|løber|over|på",
        ),
        mode=EVENT,
        unless=(*_ORDINARY, "bange for edderkopper|slanger|mus|rotter", "skadedyr|rotterne i|mus i køkkenet|skadedyrsbekæmper|vicevært|udlejer|boligforening"),
    ),
    Rule(
        KIND,
        "shakes beyond control or with fever and confusion after stopping",
        (
            "ryster|rystet|rysten|ryste|skælver|dirrer .. voldsomt|ukontrolleret|ukontrollerbart|hele|vildt|ekstremt|kontrol|kraftigt|vanvittigt .. stoppet|abstinenser|drukket|alkohol|drak|holdt|krop|kroppen|feber|forvirret|piller|benzo|dage|døgn|ædru",
            "stoppet|abstinenser|abstinens|holdt|kold|drukket|ædru|drak|alkohol|benzo|dage|døgn|afruser .. ryster|ryste|rystelser|skælver .. voldsomt|ukontrolleret|hele|ikke|vildt|helt|ekstremt|kroppen|feber|holde|stå|koppen|forvirret",
            "kan ikke holde op|stoppe med at ryste",
            "abstinenser|abstinens|abstinenserne|afrusning .. forvirret|feber|hallucinerer|kramper|besvimer|brystsmerter|hjertet|bevidst|ser|blod|40",
            "<i> er .. livsfarlige|livstruende abstinenser",
            "livsfarlige|livstruende abstinenser",
            "abstinenserne|abstinenser slår|dræber|tager <me> ihjel|livet",
        ),
        mode=EVENT,
        unless=(*_ORDINARY, "nervøs|bange|bekymret|frygter for at|om",
            "kan|kunne man|abstinenser få|give|være|farlige", "er abstinenser"),
    ),
    Rule(KIND, "the word alone", ("delirium", "krampeanfald", "abstinenskramper", "kramper"), mode=NOUN, unless=_ORDINARY),
)
