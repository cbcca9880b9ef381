"""Hurting oneself without the wish to die: cutting, burning, hitting."""

from __future__ import annotations

from bot.safety.rules.rule import EVENT, NOUN, WISH, Rule

KIND = "self_harm"

_NOT_MEANT = (
    "(i søvne / af medicinen / bivirkning / eksem / fnat / allergi / myggestik / kløe / klør)",
    "i filmen|film|serie|serien|bogen|podcast",
    "(dåse / dåsen / dåseåbner / brødkniv / barbering / barberede / rosenbusk / glas på gulvet / madlavning / uheld)",
    "(skåret / skar / skærer) ned",
    "statistik|projekt|lærer|elever|pjece",
    # accidents in the kitchen, and cutting down on something
    "<cut> .. kommet_til|kom_til|uheld|fingeren|fingre|tommelfingeren|tommelen|fingrene|foden|tåen|glasskår|brødkniven|dåse|dåsen",
    "<cut> .. ned|løg|brød|kød|grøntsager|træ|stof|tøj|papir|pap|mad|ansigt|kage|brænde",
    "kom|kommet til at <cut>|brænde|slå",
    "<cut> det|alt|ud|af|igennem|ned",
    "<cut> i (budget / budgettet / ydelser / tilskud)",
    "(ligner / som om) .. <cut>",
    "kunne (slå / banke / sparke) <me> selv",
    "i hovedet over (at / det)",
    "billedligt",
    "<cut> .. på arbejde|arbejdet",
    "brændt|brænder|brænde .. suppen|komfuret|kaffen|ovnen|solen|fingrene|fingeren|nallerne|tungen|gryden|panden|pandekager",
    "brændt|brænder af|inde|ud|sammen|for|ned",
    "slår <me> løs|ned|til|på|sammen|fra|op|igennem|selv på låret",
    "slår <me> selv i hovedet over|for",
    "hovedet (ind i / mod) .. (af frustration / papirarbejde / i systemet)",
)

RULES: tuple[Rule, ...] = (
    Rule(
        KIND,
        "cuts, burns or hits themselves, or a child does",
        (
            "<cut> i? <me>|sig|dig selv?",
            "<cut> .. <cut_part>",
            "<cut> .. dybt & <i>|blod|bløde|bløder|stoppe|stopper",
            "barberblad|barberbladet|barberblade|glasskår|saks|saksen|nål & <me>|mig_selv|arme|armene|straffe|straffer|ridser|sår",
            "slår|slå|banker|hamrer|banke .. hånden|hænderne|næven|knoerne|hovedet ind|mod|i .. væggen|muren|væg|mur|bordet|døren|bløder|blod",
            "<modal>|{lyst} .. <cut> <me>|sig",
            "(brænder / brænde / brændt) (<me> / sig) selv? (med / på / $ / i / hver / igen)",
            "(kradser / kradset / river / revet) (<me> / sig) selv? ($ / i / til / hver / igen / op)",
            "brænder|brænde|brændt|slukker|slukke|skodder .. cigaretter|smøger|cigaret|lighter|skodder .. arm|armen|armene|huden|hånden|låret|<me>|sig",
            "slår|slå|banker|banke|dunker|hamrer|hamre <me>|sig selv",
            "banker|dunker|hamrer|slår|banke|hamre <my>? hovedet|hoved ind? mod|i væggen|muren|gulvet|dørkarmen|væg|bordet",
            "(slået / slår / banket / banker / dunket) hovedet & væggen|muren|gulvet|hader_mig",
            "kradser|kradset|river|rev|krads <me>|sig|huden|mig .. blods|blod|blodig|sår",
            "gøre|gør|gjort|gøre skade|fortræd på|ved <me>|sig|mig selv?",
            "gøre|gør|gjort <me>|sig|mig selv? fortræd|ondt|skade|skader",
            "(skade / skader / skadet / skadede) (<me> / sig / dig) selv? ($ / igen / hver / i / når / med / på)",
            "(skade / skader / skadet / skadede) (<me> / sig / dig) selv",
            "straffe|straffer <me>|sig selv .. <cut>|slå|smerte|brænde|bløder|blod",
            "friske|nye|åbne|dybe sår|rifter|snitsår|snit|ar .. <cut_part>|håndled|<me>",
            "rifter|snitsår|snit|ridser .. på|over|langs|hele|op .. <cut_part>|armene|armen",
            "barberblad|barberblade|barberbladet .. <cut_part>|<me>|igen|nu|brug|bruger|trøst|gemt",
            "fundet .. barberblade|blodige|barberblad",
            "bløder .. <cut_part>|håndled|håndleddet|meget|kraftigt",
            "håndled|håndleddet|pulsåren .. bløder|blod|skåret|over",
            "trang|lyst|behov|trangen .. <cut>|skade|selvskade|bløde|se blod",
            "(hældt / hælder / hælde / brændt / brænder / stukket / slået / brækket / klemt / skoldet) & <me>|min|mine|hånden|armen|benet & med_vilje",
            "drikker klorin|rengøringsmiddel med vilje",
            "nåle|stikker nåle|nålen|en nål .. under|i .. huden|arme",
            "stikker|brænder|prikker <me>|sig selv med|på",
        ),
        unless=(
            *_NOT_MEANT,
            "bløder .. næsen|næseblod|mens|tandkød",
            "ikke skade|skader nogen",
            "(vil / kan / kunne / ville) det .. skade",
            "skade <me> i (retten / sagen / en sag)",
            "skader .. helbred|helbredet|leveren|andre|kroppen",
            "skade <me>|sig ved at drikke|ryge",
            "gamle ar",
        ),
        mode=EVENT,
    ),
    Rule(
        KIND,
        "self-harm by its name, with a person",
        (
            "<i>|<they>|{kin}|<me>|sig .. <selfharm_noun>",
            "<selfharm_noun> .. igen|nu|dagligt|hver|stadig|begyndt|startet",
            "begyndt|startet|falde|faldet|tilbage .. <selfharm_noun>",
            "cutter|cuttet|cutte $|igen|i|for|hver|når|mine",
            "selvskader|selvskadet",
        ),
        unless=("har i|tilbyder i|hjælper i .. <selfharm_noun>", "film|plade|klippe|beat|klip|videoer|musik"),
        mode=EVENT,
    ),
    Rule(
        KIND,
        "the noun alone",
        ("selvskade", "selvskadende", "cutting"),
        mode=NOUN,
        unless=("film|videoer|klip|klippe",),
    ),
    Rule(
        KIND,
        "has just hurt themselves",
        (
            "<i>|<they>|{kin} har|er .. <cut> <me>|sig .. <soon>|lige|igår|igen|dybt",
            "<modal> .. skade|skader|gøre <me>|sig selv",
        ),
        unless=(*_NOT_MEANT, "(vil / kan / kunne / ville) det .. skade", "skade <me> i"),
        mode=WISH,
    ),
)
