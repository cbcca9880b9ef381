"""Psychosis: voices, persecution, being steered; now."""

from __future__ import annotations

from bot.safety.rules.rule import EVENT, NOUN, Rule

KIND = "psychosis"

_ORDINARY = (
    "hører|høre jeres|andres|folks|børnenes|naboens|hendes|hans stemmer|stemme|stemmen",
    "hører|høre .. stemmer .. naboen|naboerne|gangen|opgangen|radioen|telefonen|klubben|væggen igennem",
    "hører|høre <my>|deres|en venlig|en sød stemme",
    "stemmer .. valg|valget|kor|afstemning|ind|om|ja|nej|for|godt|overens|brugerråd|brugerrådet",
    "det stemmer|stemme",
    "stemmer det|ikke det",
    "stemmen i telefonen",
    "kameraer|kamera .. indgangen|hos jer|i jeres|bygningen",
    "overvåger i|kommunen|i mig|de",
    "følger|følge mig op|serien|med",
    "kontrollerer <me>|mine|min mit|penge|mobil|økonomi",
    "forfølger <me> .. fortid|minder|skyld|drømme|tanker|tanken|skammen|billeder",
    "styrer .. mit liv|økonomi|forbrug|misbrug|hverdag",
)

RULES: tuple[Rule, ...] = (
    Rule(
        KIND,
        "hears voices",
        (
            "hører|hør|høre|hørt <voices>",
            "<voices> .. siger|sagde|hovedet|fortæller|befaler|råber|beordrer|hvisker|kommanderer|taler|vil|snakker|skælder|truer|i|tv|driller",
            "hører .. noget|nogen .. hvisker|hviske|snakke|råbe|tale .. ikke|hovedet|kalder|ingen|væggen|rør",
            "høre|hører .. ting|lyde|noget|nogen .. ikke er|findes|andre",
            "en|nogen stemme .. hovedet|siger",
            "gud|djævelen|satan|jesus|radioen|tv|fjernsynet|englene|dæmoner|dæmonerne|aliens .. taler|snakker|sender|siger|befaler|styrer|vil|har|kommunikerer .. til|med|<me>|beskeder|signaler|ham|hende|i",
        ),
        mode=EVENT,
        unless=(*_ORDINARY, "nyhederne siger", "fjernsynet siger|sender"),
    ),
    Rule(
        KIND,
        "sees what others do not see",
        (
            "ser|se|set .. <thing> .. ikke er|findes|der|eksisterer|andre|virkelige",
            "ser syner|skygger|dæmoner|spøgelser|ansigter|skikkelser|djævle",
            "hallucinerer|hallucinere|hallucinationer|hallucinerede|hallicinerer",
        ),
        mode=EVENT,
        unless=("ser folk der ikke er|længere|kommer|har",),
    ),
    Rule(
        KIND,
        "is watched, followed, poisoned or steered, in a way that no pusher or public office does",
        (
            "{other}|de|nogen|alle|politiet|pet|naboen|naboerne|staten|regeringen|fe|cia|mafiaen|kommunen|systemet <watch> <me>|ham|hende|os|mine|sig",
            "<i>|han|hun bliver|føler|er|føles|tror .. overvåget|forfulgt|aflyttet|fjernstyret|forgiftet|udspioneret|overvåges|forfølges",
            "kamera|kameraer|mikrofon|mikrofoner|chip|chippen|aflytningsudstyr|sendere|udstyr .. væggen|væggene|loftet|hjernen|hovedet|tanden|lampen|armen|lejlighed|lejligheden|stuen|huden|mig|ventilationen|kroppen|vægge",
            "chip|chippen|sender .. indopereret|opereret|sat|i",
            "læser|læse|hører|hører|tager|stjæler|styrer|sender|indsætter|kontrollerer mine|hans|hendes tanker|hjerne",
            "tanker|tankerne .. styres|styret|læst|læses|udefra|sendt|stjålet|kontrolleret|fjernstyres",
            "alle|de|nogen er|ude efter|ude|på|imod|i|om <me>|ham|nakken|efter",
            "tror|siger|overbevist|påstår|mener .. <they>|{kin}|<i>|er|at .. gud|jesus|messias|profet|udvalgt|udvalgte|satan|djævelen|overvåget|forfulgt|forgiftet|aflyttet|fjernstyret|chip|udvalgt",
            "jeg|han|hun er gud|jesus|messias|satan|den udvalgte|djævelen|udvalgt",
            "forgifter|forgiftet|gift i min|mad|maden|vandet|hans|medicinen|mit",
            "mister|mistet|mister|miste forstanden|virkelighedssansen|virkeligheden|grebet",
            "ved at? blive|miste|gå|er .. sindssyg|sindsyg|skør|forstanden|gal|vanvittig|psykotisk",
            "ikke virkelig|virkeligt|virkelighed|drøm .. mere|længere|hvad",
            "ved ikke .. hvad .. virkelighed|virkeligt|ægte|virkelig|rigtigt",
            "kender ikke|længere forskel på virkelighed|drøm",
            "ikke sovet i|har .. dage|døgn .. stemmer|skygger|paranoid|tror|efter|ser|hører",
        ),
        mode=EVENT,
        unless=(
            *_ORDINARY,
            "alle er på|imod|om|efter .. banen|nakken|arbejde|ferie",
            "på nakken .. kommunen|jobcentret|skat",
            "alle er i|på|om",
            "de er på|i|om",
            "nogen er på|i|om|ude",
            "er i ude|på",
            "ved at blive skør|sindssyg|vanvittig|gal af|over|på|i",
            "bliver skør af|over|på",
            "gud|jesus .. tro|kirke|bøn|beder|tak",
            "jesus tro|kirke",
            "kommunen <watch>",
            "kommunen|systemet kontrollerer|styrer|overvåger",
            "{kin} kontrollerer|styrer|overvåger",
            "han|hun kontrollerer|styrer <me>",
            "som en drøm",
            "ved ikke rigtigt|rigtig",
            "ikke rigtig|rigtigt",
        ),
    ),
    Rule(
        KIND,
        "psychosis by its name with a person, now",
        (
            "<i>|<they>|{kin}|<kin> .. er|virker|bliver|blevet|bliver|ved|gået|føler|har|inde|får .. <psychotic>",
            "<psychotic> .. nu|lige|hjælp|igen|tør|ikke|bange|skadestue|stemmer|hører|ser",
            "er|blevet|bliver|virker|gået .. <psychotic>",
            "akut psykose|psykotisk",
            "gået|går|er .. i psykose",
        ),
        mode=EVENT,
        unless=(
            "har|fik|får .. diagnose|diagnosen|diagnosticeret",
            "paranoid skizofreni|skizofren|skizofrenia",
            "lidt|let|bliver paranoid|paranoia af|når jeg",
            "paranoid|paranoia .. af hash|når jeg ryger|hash|når man|joint|pot",
            "ryger|hash|joint .. paranoid|paranoia",
            "psykose|psykoser .. for år|tidligere|siden|diagnose|medicin|behandlet|udskrevet|velbehandlet|stabil",
            "dobbeltdiagnose",
            "har|er psykoser|psykose i|min familien|familie|slægten",
            "ikke|aldrig <psychotic>",
        ),
    ),
    Rule(
        KIND,
        "the word alone",
        ("psykotisk", "psykose", "vrangforestillinger", "hallucinationer"),
        mode=NOUN,
        unless=("hashpsykose", "ambulant|distrikt|klinik|teamet|dobbeltdiagnose", "medicin|mod"),
    ),
)
