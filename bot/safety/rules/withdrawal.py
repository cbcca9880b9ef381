# ruff: noqa: E501 - a pattern or a word list stays on its line, to be read as one
"""Severe withdrawal: seizures, delirium. Ordinary withdrawal is a topic of the treatment, not an alarm."""

from __future__ import annotations

from bot.safety.rules.rule import EVENT, NOUN, Rule

KIND = "withdrawal"

_ORDINARY = (
    "kramper|krampe (i / af) .. (benet / benene / læggen / lægge / læggene / foden / fødderne / tæerne / låret / nakken / kæben / maven / fingrene / ryggen)",
    "krampe .. (løber / træner / træning / løbet / fodbold)",
    "mens|menstruation|menses|mavekramper|latterkrampe|lægkrampe|lægkramper",
    "delirium .. øl|bar|bryggeri|cafe|værtshus",
    "(mod / imod / forebygge / undgå / medicin mod) .. (kramper / krampe / delirium)",
    "krampeløsende",
    "ryster (på hovedet / det af / posen)",
    "(nervøs / bange / bekymret / frygter / angst) (for / om) .. (kramper / delirium / abstinenser / <seizure> / anfald)",
    "(kan / kunne / får / risikerer / risiko) (man / det / jeg) .. (få / give / være / kramper / delirium)",
    "risiko|risikoen for",
    "(angst / panik / raseri / grine / hoste / vredes / astma / migræne) anfald",
    "angstanfald|raserianfald|grineanfald|hosteanfald|vredesanfald|panikanfald|astmaanfald|migræneanfald",
    "anfald af (angst / grin / panik / vrede)",
    "epilepsi .. (medicin / diagnose)",
    "skadedyr|skadedyrsbekæmper|vicevært|udlejer|boligforening|kælderen",
    "bange for (edderkopper / slanger / mus / rotter)",
    "hvad er|betyder",
)

RULES: tuple[Rule, ...] = (
    Rule(
        KIND,
        "a seizure, now or just now",
        (
            "<i>|<they>|{kin}|har|får|fik|ligger|haft|går .. <seizure>",
            "<seizure> .. (nu / lige / abstinenser / stoppet / hjælp / igen / gulvet / holdt / siden / hele / i nat / inat)",
            "(får / fik / har / haft) (lige / igen)? (fået / haft)? (et / sådan et / nogle)? (epileptisk / epilepsi / epileptiske)? anfald",
            "(spjætter / spjættede / krampetrækninger / rykker / sitrer) & <they>|{kin}|arme|ben|kroppen & munden|gulvet|øjnene|hele|ukontrolleret|anfald|fråder|sengen|det_hele",
            "(spjætter / spjættede) & fråder|ligger|gulvet|kroppen|hele",
            "(fråder / fråde / skum) .. munden & spjætter|ryster|kramper",
            "øjnene (ruller / drejer / vender / er rullet) & ryster|spjætter|kramper|anfald|omme|hovedet|op",
            "{other}|<i>|hjælp kramper ($ / nu / igen / på / over / og / hele / voldsomt)",
            "kroppen (kramper / spjætter / låser)",
        ),
        mode=EVENT,
        unless=_ORDINARY,
    ),
    Rule(
        KIND,
        "sees or hears what is not there, or knows neither place nor people, after stopping; or delirium by its name",
        (
            "<i>|<they>|{kin}|har|får|fik|ligger .. <delirium>",
            "<delirium> .. (nu / hjælp / abstinenser / stoppet)",
            "{stopped} & ser|se|hører|kravler .. <thing>|<voices>|syner|dyr|væggen",
            "{stopped} & råber_ad|nogen_der_ikke_er|forvirret|vrøvler|snakker_sort|taler_sort|sort_tale|desorienteret|hallucinerer|ikke_genkende|ved_ikke_hvor|ved_ikke_hvem|kender_os_ikke|kender_mig_ikke|fråder|spjætter|kramper|kramper",
            "(fabler / fægter / griber / plukker) & luften|dyr|dynen|noget_der_ikke|orme|edderkopper",
            "(<num> / tredje / anden / fjerde / <ordinal>) (dag / dage / døgn) (uden / siden) & ser|hører & <thing>|stuen|væggen|syner",
            "ikke drukket|taget .. & ser .. & dyr|ting|edderkopper|mennesker|skygger|insekter",
            "{other}|<kin> .. (kan ikke kende / kender ikke / genkender ikke) (mig / os / sin / sine)",
            "(ser / kravler / løber / er) (små / sorte / mange / der)? (edderkopper / insekter / dyr / rotter / orme / biller / slanger / mus / kryb / småkravl / myrer) .. (væggen / væggene / gulvet / huden / lagnet / loftet / sengen / mig / overalt / hele / kroppen)",
            "(edderkopper / insekter / rotter / orme / biller / slanger / mus / kryb / myrer) (kravler / løber / over / på)",
        ),
        mode=EVENT,
        unless=_ORDINARY,
    ),
    Rule(
        KIND,
        "shakes beyond control, with fever or confusion, after stopping",
        (
            "(ryster / rystet / rysten / ryste / skælver / dirrer / rystelser) & voldsomt|ukontrolleret|ukontrollerbart|hele_kroppen|vildt|ekstremt|kraftigt|vanvittigt|over_det_hele|kan_ikke_stå|holde_en_kop|feber|forvirret & {stopped}|drukket|alkohol|drak|piller|benzo|stesolid|dage|døgn|ikke_taget",
            "kan ikke (holde op / stoppe) med at ryste",
            "<stopped> & forvirret|høj_feber|40_i_feber|hallucinerer|kramper|besvimer|besvimet|brystsmerter|kaster_blod|delirium & <i>|<they>|{kin}|abstinenser",
            "(livsfarlige / livstruende) abstinenser",
            "abstinenserne (slår mig ihjel / dræber mig / tager livet af mig)",
        ),
        mode=EVENT,
        unless=_ORDINARY,
    ),
    Rule(
        KIND, "the word alone", ("delirium", "krampeanfald", "abstinenskramper", "kramper"), mode=NOUN, unless=_ORDINARY
    ),
)
