"""Yes, no, no idea, rather not; and what is no answer at all: a question, or a command to the assistant."""

from __future__ import annotations

import re

from bot.nlu.facts.message import one_spelling, read_message

_SUPPLEMENT = r"(?:$| )"
YES = re.compile(
    r"^(?:ja|jep|jeps|jeps|yes|yep|yup|jo|jada|jaja|jaa|joo|jaeh|jah|jamen ja|tja ja|ok|okay|oki|okey|"
    r"selvfølgelig|naturligvis|gerne|meget gerne|ja tak|korrekt|præcis|rigtigt|det er rigtigt|"
    r"det stemmer|helt sikkert|bestemt|absolut|klart|det kan du tro|lige præcis|👍|det (?:er|har|gør|vil|kan|"
    r"skal) (?:jeg|han|hun|vi|den|det)(?: gerne| godt| faktisk| desværre| ja| nemlig)?(?! ikke)$|"
    r"det tror jeg(?: nok)?(?! ikke)|tror jeg(?: nok)?$|jeg tror ja|vil gerne|det vil jeg gerne|det må du gerne|gør det|fint|"
    r"det er fint|det lyder (?:fint|godt)|lyder (?:fint|godt)|passer (?:fint|godt)|det passer(?: fint| godt|"
    r" mig)?|"
    r"super|perfekt|bekræft(?:er)?|jeg bekræfter|den tager jeg|jatak|mm|mmh|jep jep|"
    r"sådan er det|indtil videre ja|nogenlunde|lidt|en smule|noget)" + _SUPPLEMENT
)
YES_TO_BOOKING = re.compile(
    r"^book(?:e|er)?(?: den(?: tid)?| tiden| det| den tid til mig)?(?: tak| nu| bare)*$"
)  # only where the last yes is asked for; elsewhere it is the wish to book
NO = re.compile(
    r"^(?:nej|næ|næh|nix|niks|nope|nah|nej tak|no|ne|nejtak|nejj|øh nej|tja nej|slet ikke|overhovedet ikke|"
    r"aldrig|ikke (?:alligevel|rigtig|rigtigt|endnu|mere|nu|længere|nødvendigt|umiddelbart|det mindste|for tiden|pt|"
    r"hvad jeg ved af|lige nu|længer)|"
    r"det (?:er|har|gør|vil|kan|skal|behøver) (?:jeg|i|han|hun|vi|det|den)(?: \S+)? ?ikke|det tror jeg ikke|"
    r"tror jeg ikke|tror ikke(?: det)?|det behøves ikke|behøves ikke|ingen|intet|vent|fortryd|nul|egentlig ikke|"
    r"desværre ikke|jeg tror ikke|"
    r"👎|nej nej|er jeg ikke|har jeg ikke|gør jeg ikke|har ikke)" + _SUPPLEMENT
)
NO_IDEA = re.compile(
    r"\b(?:ved (?:jeg )?(?:faktisk |ærlig talt |virkelig |desværre |egentlig )?ikke(?! (?:om jeg vil|"
    r"om jeg er klar|om jeg ønsker|om jeg tør|om jeg har lyst))|aner (?:jeg |det )?(?:det )?(?:slet )?ikke|"
    r"ingen anelse|ingen ide|ingen idé|ikke sikker|usikker|i tvivl|måske|aner ikke|vides ikke|"
    r"vedikke|(?:det )?kommer an på|kun hvis|muligvis|måske|midlertidigt|håber (?:jeg )?ikke|svært at sige|det er svært|lige meget|er ligeglad|ligegyldigt|"
    r"kan ikke huske|husker (?:jeg |det )?ikke|glemt det|har glemt|har mistet (?:den|koden)|mistet koden|"
    r"har den ikke|kan ikke finde|hverken eller|både og|både ja og nej|"
    r"det varierer|nogle gange|engang imellem|dunno|idk|who knows|ikke en skid|hva ved jeg|hvem ved|det må i vide)\b|^(?:tja|hmm?|tjoo|øh+|\?+)$"
)
DECLINES = re.compile(
    r"\b(?:(?:vil|ønsker|har lyst til|orker|gider|kan|tør|behøver)(?: \w+){0,4} ikke(?: \w+){0,3} (?:sige|svare|"
    r"oplyse|fortælle|dele|ud med|snakke om|tale om|skrive|besvare|give|komme ind på)|"
    r"helst ikke(?: sige| svare| oplyse)?|ikke (?:sige|svare|oplyse|fortælle|besvare|ud med)\b|"
    r"spring(?:er)? (?:det |den |dette )?over|spring videre|næste spørgsmål|næste|pas|jeg passer|skip|videre|"
    r"rager (?:ikke )?(?:dig|jer|ikke)|"
    r"rager (?:det )?(?:dig|jer) ikke|kommer (?:ikke )?(?:dig|jer) (?:ikke )?ved|kommer ikke (?:dig|jer) ved|"
    r"ingen kommentar(?:er)?|(?:det er )?privat|hemmeligt|det holder jeg for mig selv|vil jeg ikke$|vil ikke$|"
    r"ønsker ikke at|det siger jeg ikke|siger jeg ikke|uden for nummer)\b"
)
OTHER_WAYS = re.compile(
    r"^(?:en )?(?:helt )?(?:anden|andet|andet sted|anden kommune|en anden|et andet sted)(?: kommune| sted)?$|"
    r"\bikke på listen\b|\bingen af (?:dem|de)\b|\budenfor\b"
)
_COMMAND = re.compile(
    r"^(?:stop|stopp|afbryd|annuller|luk|slut|farvel|hej hej|glem (?:det|alt|det hele|mig)|glemdet|lad være|"
    r"begynd forfra|start forfra|forfra|start igen|prøv igen fra starten|nulstil|ryd|slet (?:det|alt|samtalen|"
    r"alt det|mine)?.*|tilbage|"
    r"jeg vil (?:gerne )?(?:stoppe (?:nu|her|samtalen)|tale med et menneske|afbryde|begynde forfra|"
    r"starte forfra)|(?:må jeg |jeg vil |kan jeg )?(?:gerne )?(?:tale|snakke) med (?:et menneske|en person|"
    r"et rigtigt menneske|nogen|en medarbejder).*|"
    r"hjælp|menu|det er (?:lige )?meget glem det|drop det|nej (?:stop|glem det)|ok (?:stop|glem det)|exit|quit|aflys(?: .*)?|et menneske(?: tak)?)$"
)
_OPENERS = re.compile(
    r"^(?:(?:ja|nej|jo|ok|okay|øh|hm|hmm|men|og|hej|altså|undskyld|lige|først) )*(?:hvad|hvorfor|hvordan|hvornår|hvem|hvilke\w*|hvor|hvorhen|"
    r"er (?:jeg|du|man|det|der|vi|nogen|de|den|samtalen|behandlingen)|(?:har|kan|må|skal|får|koster|findes|"
    r"gælder|kommer|behøver|vil|bliver|gør|tager|gemmer|ser) (?:jeg|i|"
    r"du|man|det|der|vi|han|hun|nogen|de|den|min|mine|mit|kommunen|jer|samtalen|behandlingen))\b"
)
_ASKS_LATER = re.compile(
    r"[,.;] ?(?:men |og )?(?:hvad|hvorfor|hvordan|hvornår|hvem|hvor (?:meget|længe|lang\w*|ligger|skal)|er det|kan (?:i|jeg|man)|skal (?:jeg|man)|koster)\b"
)
_FILLERS = re.compile(r"^(?:øh+m?|ehm?|altså|jamen|hmm?|nå|tja|nåe|okay|ok|hej|ah|åh|well) (?=\S)")


def short_text(text: str) -> str:
    """An answer without marks, in one spelling, opening fillers left out."""
    spelled = re.sub(r"[^\w\s👍👎?@\[\]]", " ", one_spelling(text))
    spelled = re.sub(r"\s+", " ", spelled).strip()
    spelled = re.sub(r"\b(?:ik|ikk|ikki|itte)\b", "ikke", spelled)
    spelled = re.sub(r"\b(?:jeg )?(?:sku|ve)\b", lambda m: m[0].replace("ve", "ved"), spelled)
    spelled = re.sub(r"(?<=\w )(?:sgu|da|jo|altså|skam|vist|bare|lige(?! meget))\b ?", "", spelled).strip()
    shorter = _FILLERS.sub("", spelled)
    return (shorter or spelled).removesuffix("?").strip() or spelled


def is_question(text: str) -> bool:
    """True for a question to the assistant; a short answer with a doubtful mark ("17?") is none."""
    spelled = re.sub(r"\s+", " ", one_spelling(text)).strip()
    if _OPENERS.match(re.sub(r"[,.!]", "", spelled)) and not re.match(
        r"^(?:er det ikke|hvad som helst|hvem ved)", spelled
    ):
        return True
    if "?" in text:
        return len(spelled.split()) > 3 or any(s.asks < len(s.words) and len(s.words) > 2 for s in read_message(text))
    return _ASKS_LATER.search(spelled) is not None


def is_command(text: str) -> bool:
    """True for what moves the conversation itself: stop, forget, start over, a human."""
    return _COMMAND.match(re.sub(r"\s+", " ", re.sub(r"[^\w\s]", " ", one_spelling(text))).strip()) is not None
