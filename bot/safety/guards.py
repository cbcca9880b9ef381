# ruff: noqa: E501 - a pattern or a word list stays on its line, to be read as one
"""What takes an alarm back: negation, the past, a question about people in general, a course, a figure of speech.

The data stand here, `detector.py` applies them. A guard is asked about one match, by its place in its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.safety.patterns import NEGATION, Grammar, Pattern
from bot.safety.tokens import Token, fold

# Figures of speech. Their words are taken out before any rule looks.
IDIOMS: tuple[str, ...] = (
    # dying of something that kills nobody
    "lol|haha|hahaha|hehe|hihi|lmao ..12 dør|død|dræber mig?",
    "dør|død|dræber mig? ..12 lol|haha|hahaha|hehe|hihi|lmao",
    "<die>|dør|døde|dø|døende af kræft|kræften|kol|alderdom|sygdom|sygdommen|als|skrumpelever|druk|drukken|alkoholen|misbruget|misbrug|stress|lungekræft|hjertesvigt|rygning|længsel",
    "ved? at? <die>|dør|døde|dø af|for|over grin|grine|latter|sult|kedsomhed|varme|træthed|skam|skræk|flovhed|kulde|nysgerrighed|længsel|utålmodighed|at_grine|at_vente|tørst|varmen|forlegenhed|grinet|lykke|spænding|nervøsitet|pinlighed",
    "<die>|dø|dør for en|et|at|lidt kop|kage|pizza|burger|smøg|øl|is|kaffe|bid|cola|ferie|cigaret|komme|høre|se|vide|få|chokolade|sol|fadøl",
    "grinte|griner|grine|grinede|lo|leet mig|os|sig halvt|helt? ihjel|død|døde",
    "keder|kedede|kede|kedet|frøs|fryser|sultede|svedte mig|os|sig ihjel|til|halvt døde|død|ihjel",
    "arbejder|arbejdede|arbejde|slider|slide|pukler mig|os|sig ihjel",
    "<dead> træt|sulten|kedelig|kedeligt|irriterende|smuk|flov|pinligt|sød|dygtig|ligeglad|alvorlig|seriøs|sjov|sjovt|lækker|nervøs|tørstig|skæv|druk|kold|fuld",
    "dødtræt|dødssyg|dødkedeligt|dødkedelig|dødsyg|dødsygt|dødssygt|dødflov|dødsensfarlig|dødfødt|dødlækker|dødirriterende|dødssjov",
    "er|så|helt|var|føler|sad <dead> oven|ovenpå|efter|i benene|fødderne|sofaen|hjernen|arbejde|træning|festen|weekenden|vagten",
    "<dead> og|eller pine|magt|levende|ritte|liv",
    "på liv|død og|eller død|liv",
    "liv og|eller død",
    "<dead> computer|telefon|batteri|mobil|telefonen|computeren|internet|vinkel|link|batteriet|skærm",
    "telefon|computer|batteri|batteriet|mobil|telefonen|computeren|mobilen|bilen|bil|skærmen|planten|blomsten|blomsterne|planterne|internettet|nettet|wifi|hjemmesiden|samtalen|festen|linjen|forbindelsen|kontoen er|var|gik|er_gået|går|bliver|blev|døde|dør <dead>|ned|ud",
    "telefon|batteri|mobil|computer|batteriet|mobilen|computeren|hjemmesiden|planten|planterne|hunden|katten|guldfisken|kaninen dør|døde|er_død",
    "<dead> af|for latter|skræk|grin|varme",
    "håbet|snakken|samtalen|festen|stemningen|interessen|linjen døde|dør|dø ud|hen",
    "dør ud|hen",
    "dødlinje|deadline|dødens",
    "så (træt / flov / sulten / glad / pinligt / pinlig) .. dø",
    "(skema / skemaet / papirarbejdet / det her skema / ventetiden / kedsomhed / kedsomheden / telefonkøen / køen) slår mig ihjel",
    "(slå / slår / slog / slået) (lidt / noget / en / hele)? (tid / tiden / time / aftenen / aftenerne / ventetiden) ihjel",
    "(slå / slår / slog / slået) ihjel (tid / tiden)",
    "(slået / slog / stødt / forstuvet) (min / mit) (tå / lilletå / storetå / knæ / albue / finger)",
    "(bedstefar / bedstemor / mormor / morfar / farmor / farfar / hund / hunden / kat / katten) er ved at dø",
    "døden nær",
    "over mit lig",
    "forelsket til døden",
    "så|ind_til|indtil døden jer|os skiller",
    "dræbende|dræber kedelig|kedeligt|langsom|langsomt|varmt|stille|blik|kjole|god|look",
    "dræbende",
    "dræber|dræbe|dræbte|slår|slå|slog|slået tid|tiden|tid_ihjel|stemningen|humøret|motivationen|ideen ihjel?",
    "slå|slår|slog noget|lidt|<many>|et? tid|timer|tiden|tre ihjel",
    "<slaa> myg|myggen|fluer|fluen|edderkoppen|edderkopper|ukrudt|hveps|hvepse|bakterier|virus|lugten|smagen|ordet ihjel?",
    "dræbe|dræber|dræbersnegle bakterier|ukrudt|hjerneceller|virus|snegle|dræbersnegle|myg|fluer|lus",
    "det|arbejdet|stressen|jobbet|varmen|ventetiden|skolen|larmen|træningen|lugten|eksamen|lektierne|kødannelsen|papirarbejdet|kulden|kommunen|systemet|sukkeret|kaffen|varmen|humoren tager|slår|dræber|tog|kvæler livet_af_mig|mig_ihjel|mig|os|livet_af_os|mig_langsomt|livet_af_ham !selv",
    "vågner|vågne op som",
    # money, waiting and paper that "kill"
    "pris|prisen|priser|priserne|regning|regningen|renten|huslejen|gebyr|gebyret|ventetid|ventetiden|skema|skemaet|skat|gæld|gælden|tømmermænd|tømmermændene|kedsomhed|stilhed slår|kvæler|dræber|knækker|kvalte mig|os ihjel?",
    "skyde|hænge|skyder|hænger|kvæle mig|sig selv? af kedsomhed|skam|flovhed|kede|irritation",
    "skyder|skød|skudt|skyde mig|os|ham|hende|ideen|forslaget ned",
    "^ slå|dræb|skyd|stik mig ihjel|ned|nu|en_kniv? (hvor / haha / lol / altså)",
    "sidder|stå|står med kniven på struben",
    "kniven på struben",
    "(sige / siger / sagt / sagde) farvel til (det / mit / et) (gamle / vilde / tidligere / usunde / dårlige) liv",
    "farvel .. til? (hash / hashen / øl / øllen / vinen / vin / sprut / smøger / cigaretter / coke / stofferne / pushere / pusheren / flasken / gruppe / gruppen / kollegerne / klubben / vinklubben)",
    "(vække / vækker / vækket / tale / tales) <they>|{kin}? til fornuft|live_igen|dåd",
    "<blue> (i / om) hovedet|ansigtet|læberne (af / over) raseri|vrede|arrigskab|grin|latter|anstrengelse|blåbær",
    "skærer|skar mig|os i (hjertet / sjælen / ørerne / øjnene / hænderne)",
    "ser (syner / stjerner / spøgelser / dobbelt / rødt) (når / hver gang)",
    "(trække / få / får) ikke? (vejret / luft) (for bare / i det / i det her / på grund af alle / bare ved tanken)",
    "kan ikke trække vejret for bare|alle",
    "besvimer|besvime|besvimede|dåner (af / over / bare / ved tanken) skræk|skam|grin|lugten|prisen|tanken?",
    "besvimer|besvimede|besvimet .. (blodprøve / blodprøven / vaccination / vaccinen)",
    "udvalgt til at? (holde / være / deltage / repræsentere / spille / tale / komme)",
    "(intelligens / robotten / chatbotten / computeren / algoritmen / reklamerne / facebook / google) .. (læser / læse / hører / kender) mine tanker",
    "overdosis (information / informationer / viden / breve / mails / beskeder / familie / kærlighed / natur / reklamer / møder / kultur / kaffe)",
    "(kan / får / kunne / vil / kommer) (man / folk / de / børn / unge / hunde / katte) (til at)? .. (dø / døde / død) af",
    "<die>|dør|dø af (abstinenser / abstinens / delirium / druk / hash / snus / cannabis / antabus / alkohol / levercirrose / rygning / skrumpelever / det om)",
    "(taget / tager / tog) .. kilo|kg|chancer|uddannelse|kørekort|på_i_vægt",
    "(kunne / kunnet) (næsten / godt)? have (slået / kvalt / dræbt / stukket / smadret / slået / myrdet) (ham / hende / dem / nogen / chefen)",
    "(hopper / springer / hoppe / springe / hoppede) (i / ud i) (havet / havnen / vandet / fjorden / søen) .. (vinterbader / vinterbaderne / vinterbadere / vinterbadning / badevenner / morgen / sommer / svømme)",
    "(broen / molen / kajen) .. (fisket / fiske / fisker)",
    "(det / den) stopper|slutter jeg nu",
    # hitting that is none
    "<slaa> græs|græsset|plæne|plænen|hæk|hækken|søm|mønt|streger|rod|rødder|smut|kolbøtter|volte|rekord|rekorden|lejr|følge|bro|alarm|klik|gnister|revner|dørene|tonen",
    "<slaa> (fast / sammen / an / fra / til) !mig|ham|hende|os|børnene",
    "<slaa> på tromme|trommer|tråden|stortromme|tilbud|taget",
    "(har / er) <slaa> op",
    "<slaa> (fejl / igennem / til søren / vejen forbi / et slag for / en streg / et smut / smut / en handel / en sludder / halv skade)",
    "det slår|slog mig|os at|som|hvor|pludselig|altid",
    "slår|slå|slog <me>|os|ham|hende altid? i skak|kort|ludo|fifa|spil|uno|dart|bordtennis|matador|tennis|bowling|padel|backgammon|wordfeud|badminton|løb|playstation|quiz",
    "<slaa> op med|i",
    "slår|slå til|fra|an|over",
    "hjertet slår|banker|slog hurtigt|for|et",
    "banke|banker|bankede på|æggene|under|bordet|tæpper|tæppet",
    "banker|banke rekorden|konkurrenterne|naboholdet",
    "kaste op",
    # shooting that is none
    "skyde|skyder|skød genvej|genveje|fart|papegøjen|skylden|kuglen|på_mål|mål|frem|hjertet|foto|fotos|billeder|film|et_billede|over|ud|til_vejrs|op|i_foden|straffe|straffespark|penge_i|en_hvid|forbi|gråspurve|hvidt_pilen|bold|bolden|afsted|i_gang|blomster|knopper",
    "skudt i|op ham|hende|foden|naboen|kæreste|roret|din|min",
    "skyder|skyde|skudt|skød mig|sig selv? i foden",
    "dør hvis jeg skal",
    "skyde skylden",
    "er|blev skudt i|af ham|hende|ud",
    # cutting, hanging, jumping, drowning, swallowing that are none
    "<cut> ned|væk|til|tænder|ansigt|igennem|fra|kanten|budgettet|kagen|hjørner|i_tilskud|i_øl",
    "<cut> <me>|mine? <my>? forbrug ned",
    "<cut> på|mine|mit|i forbrug|forbruget|forbrug|udgifter|udgifterne|budget|ydelser|hash|øl",
    "hænge|hænger|hang|hængt ud|sammen|på|fast|ved|i|med|løst|på_den|op !et|en|reb|mig",
    "hænger|hænge mig (ud / op / fast / i detaljer / i det / i ord / i småting)",
    "springe|springer|sprang|hoppe|hopper|hoppet|sprunget over|fra_gruppen|fra_aftalen|fra_i|fra_på|fra_forløbet|fra_behandlingen|til|i_øjnene|ud_i_det|på_vognen|aftalen|i_med|ud_i|med|morgenmaden|samtalen|en_gang|på_limpinden|i_trampolin|på_trampolin|et_trin|til_konklusionen|på_toget|med_på|bukken",
    "drukner|drukne|druknet|druknede i|mig|os i? arbejde|regninger|mails|papirer|papirarbejde|lektier|gæld|rykkere|breve|sorger|sorgerne|opgaver|spam|vasketøj|lort",
    "drukne|drukner|druknet|druknede min|mine|sine|sorgerne|hans|hendes sorger|sorg|bekymringer",
    "sluge|sluger|slugte bøger|bog|bogen|serier|serien|en|stoltheden|kameler|ordene|bitter|den_bitre|hele_sæsonen|benzin|strøm|penge|alle_mine_penge|al_min",
    "sluge|slugte en? kamel|kameler|bitter",
    "kvæle|kvæler|kvalt mig|os i|grinet|festen|en_gaben|latteren",
    "brænde|brænder|brændt mig|sig? inde|for|ud|af|sammen|nallerne|fingrene|efter",
    "udbrændt",
    "brænde|brænder for",
    "selvmål",
    "selvmordsmission|selvmordstempo|selvmordsbombe|selvmordsbomber",
    "økonomisk|politisk|socialt|kommercielt <suicide_noun>",
    "<suicide_noun> at|for karrieren|stemme|gå|køre|for_min",
    "bombe|bomben|bomber",
    "dræberblik|dræbersnegle|dræbersnegl|dræberfilm",
    "gå|går|gik i hundene|stykker|koma",
    "sukkerkoma|madkoma|koma af|efter julemad|mad|frokosten|julefrokosten|middagen",
    "overdosis|overdose|overdoseret af|på !heroin|piller|pillerne|kokain|metadon|fentanyl|panodil|panodiler|ghb|fantasy|stof|stoffer|stofferne|medicin|morfin|sovepiller|tramadol|alkohol|benzo|benzoer|opioider|mdma|amfetamin|hans|sine|mine|hendes|speed|coke|insulin|paracetamol|rivotril|ketamin|xanax|ecstasy|noget|et|en|metadonen|heroinen|lykkepiller|oxy|oxycontin|nervepiller|nitazen|lsd|svampe|hash|tabletter|lyrica|recept",
    "overdosis jul|julemad|sol|kage|slik|kærlighed|hygge|chokolade|julemusik|sukker",
    "forgiftet|forgifter|giftig|giftigt|giftige forhold|miljø|stemning|stemningen|arbejdsmiljø|atmosfære|forholdet|tone|arbejdsplads|klima",
    "madforgiftning|madforgiftet",
    "falde|falder|faldet|faldt i søvn|i_staver|i_snak|til|på_plads|over|på_halen",
    "gav|gaven giftig",
    # tiredness of a thing
    "træt|led|ked af|ved at leve af",
    "stoppe|stopper|holde|slutte op? med at? ryge|drikke|tage",
    # waking
    "vågne|vågner|vågnede op? til dåd|virkeligheden",
    "vågn op",
    # names and brands
    "delirium tremens? øl|øllen|bar|bryggeri|bryg|juleøl",
    "killer pris|priser",
    "bloody mary",
    "blå mandag|bog|øjne|kors|time|plet|bil|stue",
    "livliner|livline|livslinen|livline",
    "tog|toget|tage|tager|taget livet let|roligt|seriøst|alvorligt|som|i_egen",
    "nyde livet",
    "livet er en|et|kort|langt|dejligt|skønt|godt|hårdt|svært|dyrt",
    "leve|lever livet_fuldt|op|stille|sundt|godt|fint|i_nuet|en_dag_ad_gangen",
    "slutte|afslutte|ende godt",
    "hellere dø|død end rød|fedte",
    "hellere dø end at? tale|høre|se|spise|gå|ringe",
    "gode|bedste ende",
    "til min|mine sidste dage",
    "sagt farvel til job",
    "ikke ende|slutte på gaden",
    "vi er helt på|på den",
)

# Nothing to do with a person in danger now: a course, the news, homework.
TOPIC: tuple[str, ...] = (
    "<topic>",
    "skriver|skrive|laver|lave|læser|læst|hører .. om <suicide_noun>|overdosis|overdoser|psykose|selvskade|vold",
    "forebygge|forebyggelse|forebyggende|førstehjælp",
    "hvad betyder|er ordet|forskellen|definitionen|tegn|symptomer|symptomerne|delirium|psykose|overdosis|abstinenser",
)

# Who asks in the way of work or study. Takes back a noun alone: a teacher may well write of a pupil in danger.
PROFESSION: tuple[str, ...] = (
    "(er / som) (lærer / pædagog / sygeplejerske / sosu / vejleder / mentor / vagt / underviser / socialrådgiver / rådgiver / journalist / tandlæge / frivillig / præst / ergoterapeut)",
    "<i> (underviser / forsker / studerer / læser / arbejder) (på / i / med / som / til)",
    "jeres (psykologer / psykolog / læger / læge / personale / procedure / instruks / politik / beredskab / retningslinje / behandlere / erfaring)",
    "(procedure / instruks / retningslinje / beredskab / beredskabsplan / statistik / stud / supervision / indlæggelser / dødsfald / henvisning / henvise / henviser / borger / borgere / klient / klienter / patienter / vagtlæger / frontpersonale / konsulent / interview / interviewe / planche / skoleklasse / klasse)",
)

# A question about what the service offers, or about people in general.
GENERAL: tuple[str, ...] = (
    "har|tilbyder|hjælper|behandler|tager|kender|ved|kan|arbejder|underviser|laver|registrerer|udleverer|skriver|holder|giver|oplever|ser|gør|må|vil|bruger|møder i|personalet|kommunen|behandlere|behandlerne|medarbejderne",
    "hvad|hvordan gør|hjælper|håndterer|forholder|reagerer|skal|bør|kan i|man|personalet|kommunen|nogen|jeres",
    "får|kan|skal|må|bliver|risikerer|dør|har|bør|er|tager|vil|siger man|folk|nogen|borgere|klienter|brugere",
    "man .. <ingested>|tager|får|dør|har|er|hører|slår|skærer|begår|kan|bliver",
    "folk|mennesker|borgere|klienter|brugere|patienter|dem|nogen|personer|unge|stofmisbrugere|misbrugere|alkoholikere|kvinder|mænd|børn|andre|enhver|ingen der|som|med|får|tager|dør|har|overdoserer|begår|kan|som_har|hører",
    "<general> <general>",
    "hvis|når|såfremt|ifald man|nogen|en_borger|en_klient|en_bruger|en_patient|folk|borgere|en_anden",
    "risiko|risikoen|fare|faren|chance|chancen|sandsynlighed for",
    "kan|får|kunne man|det|abstinenser|hash|kokain|alkohol|piller|antabus|metadon|stoffer|benzo|stoppe .. give|medføre|føre|udløse|være|forårsage|dø|få",
    "haft et <suicide_noun> .. på",
    "(uddannet / uddannede / vant / gode) (i / til) at",
    "<suicide_noun> .. (arbejdspladsen / skolen / familien / klassen)",
    "kan det|hash|man|kokain|alkohol|stoffer|svampe|lsd|svampene|abstinenser",
    "er det <suicide_noun>|farligt|normalt|livsfarligt|dødeligt",
    "giver|giver_i|udløser|forårsager|medfører hash|kokain|alkohol|stoffer",
    "hvor mange|stor|ofte .. dør|overdoser|begår|årligt|danmark|året|om_året|personer|procent",
    "i danmark|året|usa|befolkningen",
    "(<num> ud af / ud af / procent af / hvert) .. <num>|<suicide_noun>",
    "(tager / modtager) i imod",
    "hvad|hvordan er|ser|opdager|kender|kan .. tegn|tegnene|symptomer|symptomerne",
    "skal jeg være bange|urolig|bekymret for",
    "i tilfælde af",
    "ved tilfælde|overdoser|overdosis",
)

# "What do you do when somebody …": nobody is in danger yet, whoever is named.
HYPOTHETICAL: tuple[str, ...] = (
    "hvis|når|såfremt|ifald man|nogen|en_borger|en_klient|en_bruger|en_patient|en_beboer|en_elev|folk|borgere|brugere|en_anden|klienter",
    "hvis <they>|{kin}|<i> .. en_dag|engang|nogensinde|skulle",
    "(en dag / engang / før eller siden) .. (ender / sker)",
    "bange for at det .. (ender / sker / bliver)",
    "hvad|hvordan|hvem .. hvis <they>|{kin}|<i> får|tager|overdoserer|bliver|skulle|begynder",
    "kan|kunne|risikerer|risikere <i>|man|<they>|{kin} .. få|dø|risikere",
    "hvad gør i|man|personalet",
    "(drømte / drømt / mareridt) .. (at / om / hvor)",
    "(hvad gør / hvad siger / hvordan reagerer) (jeres / den / chatten / robotten)",
)

# Talk about a text, a film, a course: what follows is its subject.
ABOUT: tuple[str, ...] = (
    "<topic> .. om|der|hvor|hedder|med|handler|i|der_hedder|som",
    "mistede|mistet|miste {kin}|<kin>|ham|hende til|på|i|ved",
    "døde|død af|i|efter en|et? overdosis|overdose",
    "forskellen på|mellem",
    "er forskel på|mellem",
    "<topic>",
    "synger|synge|sunget om",
    "fejl på siden",
    "skriver|læser|skrive|læse|læst|skrevet|hørt|hørte|så|set|interesserer|underviser|undervise|forsker|lærer|lære|lært|viden .. om",
)

# A person asks for the price, the way in, the rules: with a thing of the past that is no alarm.
SERVICE: tuple[str, ...] = (
    "<service>",
    "pårørende|efterladte|efterladt|mistet|sorg|sorggruppe",
    "ringe til jer|henvende|søge|starte|tilmelde|booke|bestille|visiteret|oplyse|nævne|fortælle",
    "har det|betyder betydning|det noget",
    "står det i",
    "journal|journalen|kørekort|bevilling",
)

# Long ago. Weeks do not count against wishes, they do against events.
LONG_AGO: tuple[str, ...] = (
    "for <num>|<n10>|mange|flere|nogle|et|par|et_par|snart|længe år|års|måneder|halvt|halvandet|par|siden siden|år|tid",
    "for .. år|måneder|længe|årtier|evigheder siden|tilbage",
    "år|måneder siden",
    "i|fra|siden|tilbage|omkring <year>",
    "<year>",
    "dengang|engang|førhen|barndom|barndommen|ungdom|ungdommen|fortid|fortiden|tidligere|fordum|årtier|opvækst|opvæksten|fortidens|gamle_dage|tidligt_liv",
    "som barn|ung|teenager|lille|12|13|14|15|16|17|18|19|20-årig|dreng|pige|spæd",
    "da|dengang <i>|han|hun|<they>|{kin} var|boede|gik|drak|blev|stadig|brugte",
    "sidste år $|og|men|var|i|hvor|af",
    "!min|mit|den|de sidste år|sommer|vinter|efterår|forår|måned|jul",
    "i fjor|sommers|vinters|foråret|efteråret|halvfemserne|firserne|halvfjerdserne|90erne|80erne|nullerne|00erne",
    "før i tiden",
    "i mine|min yngre|unge|ungdom dage|år?",
    "har|er|blev tidligere|engang|før haft?",
    "har|havde|er prøvet det? før",
    "tilbage i <year>|tiden",
    "for længst",
    "(years / months / year / month / long time / long) ago",
    "when i was|lived",
    "used to",
    "in the past",
    "for lang|længere tid siden",
    "nu <num>|<n10> år|måneder siden|efter",
    "gang i tiden",
    "før i tiden",
    "det er overstået|fortid|historie|længe_siden|bag_mig",
)

WEEKS_AGO: tuple[str, ...] = (
    "for <num>|et|en|nogle|flere|par|et_par uger|uge|par_uger siden",
    "i sidste uge|måned",
    "sidste uge|måned|weekend",
    "uger siden",
)

# What brings a thing of the past back.
BACK_AGAIN: tuple[str, ...] = (
    "nu|er igen|tilbage|vendt|kommet",
    "nu|er begyndt !at|på",
    "begyndt (på det / med det / at skære / at tænke / at høre / at se) igen?",
    "igen $|nu|i|idag|iaften|inat|har|er|for",
    "har|gør|tænker|vil|er|overvejer det|nu|jeg|at? igen",
    "(har / hører / tænker / ser / vil / gør / skærer / slår) (det / dem / tankerne / jeg / mig)? (stadig / fortsat)",
    "tilbage ($ / nu / igen)",
    "er det værre|samme|slemt nu",
)

# The thing is over, said in another sentence of the message. Holds for events, unless the match's own sentence says "now".
CLOSED: tuple[str, ...] = (
    "(det / dette) (er / ligger / var) .. (år / måneder / længe / årtier) (siden / tilbage)",
    "(lægen / læge / giftlinjen / giftlinien / skadestuen / vagtlægen / sundhedsplejersken / sygeplejersken / 1813) (siger / sagde / mener / grinede / sagt / har_sagt) .. (fint / ok / okay / roligt / ufarligt / normalt / godt / klarer)",
    "(de / tankerne / stemmerne / det) er (væk / ovre / overstået / forsvundet / bag mig / fortid) (nu / $ / og / i dag)",
    "(i dag / idag / nu) (går det / har jeg det / har han det / har hun det) (fint / godt / bedre / ok / okay)",
    "(er / været) (ædru / clean / stoffri / rask) (i / siden) .. (år / måneder / <year> / dengang / uger)",
    "(ikke / aldrig) (sket / rørt / gjort / prøvet) .. (siden / igen)",
    "(<i> / han / hun) lever (endnu / i bedste velgående / i dag)",
    "haha|hahaha|hehe|lol|lmao",
)

NOW: tuple[str, ...] = (
    "<recent>",
    "<soon>",
    "(lige / her) nu",
    "hjælp",
    "112",
)

# "ikke fordi jeg vil dø": a negation that stands before a whole clause.
CLAUSE_NEGATION: tuple[str, ...] = (
    "ikke|aldrig fordi|sådan_at|sådan|som_om|ensbetydende_med|tale_om|noget_med|på_nogen_måde",
    "uden at|tanker|planer|nogen",
    "langt fra",
    "heldigvis ikke",
    "har jeg|han|hun ikke|aldrig",
    "(spurgte / spurgt / spørger) om",
    "er jeg|det|han|hun ikke",
    "ikke længere|mere",
)

# Words over which a negation reaches forward to the thing it negates.
_BETWEEN_WORDS = """lyst til at tænker tænke på finde planer om plan have haft har vil ville nogen noget tanker decideret direkte er som længere mere være
    overvejet overvejer prøvet forsøgt tænkt mig sig selv været blevet taget fået fik af den det en et ønske ønsker skulle akut aktuelt
    for i nogensinde nær ved blive få gøre begå kunne egentlige konkrete nogle"""
_BETWEEN = frozenset(fold(word) for word in _BETWEEN_WORDS.split())
_PERSONS = frozenset({"<i>", "jeg", "han", "hun", "vi", "du"})  # a new subject begins a new clause
ABOUT_REACH = 3
_ASKING = frozenset({"hvorfor", "hvordan", "hvornaar"})
NEGATION_REACH = 7
TIME_REACH = 12


class Guards:
    """The compiled guards.

    Args:
        grammar: the grammar that compiles and matches.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._sets: dict[str, tuple[Pattern, ...]] = {
            name: tuple(grammar.compile(line) for line in lines)
            for name, lines in {
                "idioms": IDIOMS,
                "topic": TOPIC,
                "general": GENERAL,
                "service": SERVICE,
                "hypothetical": HYPOTHETICAL,
                "about": ABOUT,
                "long_ago": LONG_AGO,
                "weeks_ago": WEEKS_AGO,
                "again": BACK_AGAIN,
                "clause_negation": CLAUSE_NEGATION,
                "closed": CLOSED,
                "now": NOW,
                "profession": PROFESSION,
            }.items()
        }

    def holds(self, name: str, sentence: Sequence[Token], present: frozenset[str]) -> bool:
        """True when a guard of that name matches anywhere in the sentence."""
        return any(True for p in self._sets[name] for _ in self._grammar.spans(p, sentence, present))

    def near(self, name: str, sentence: Sequence[Token], present: frozenset[str], span: tuple[int, int]) -> bool:
        """True when a guard of that name matches within TIME_REACH words of the span."""
        return any(
            end > span[0] - TIME_REACH and start < span[1] + TIME_REACH
            for p in self._sets[name]
            for start, end in self._grammar.spans(p, sentence, present)
        )

    def introduces(self, sentence: Sequence[Token], present: frozenset[str], span: tuple[int, int]) -> bool:
        """True when the match is the subject of a text, a film or a course named just before it."""
        return any(
            start < span[1] and -ABOUT_REACH <= end - span[0] - 0 <= span[1] - span[0] and start <= span[0] + 2
            for p in self._sets["about"]
            for start, end in self._grammar.spans(p, sentence, present)
        )

    def without_idioms(self, sentence: list[Token], present: frozenset[str]) -> list[Token]:
        """The sentence with the words of figures of speech emptied of meaning."""
        hidden: set[int] = set()
        for pattern in self._sets["idioms"]:
            for start, end in self._grammar.spans(pattern, sentence, present):
                hidden.update(range(start, end))
        blank = frozenset({"<idiom>"})
        return [Token(t.word, blank, t.soft_start) if i in hidden else t for i, t in enumerate(sentence)]

    def negated(self, sentence: Sequence[Token], present: frozenset[str], span: tuple[int, int]) -> bool:
        """True when a negation before the span reaches it ("jeg har ikke lyst til at [dø]")."""
        if sentence[span[0]].word in _ASKING:
            return False  # "jeg ved ikke hvorfor jeg skal leve": the doubt is the danger
        place, steps = span[0] - 1, 0
        while place >= 0 and steps < NEGATION_REACH:
            keys = sentence[place].keys
            following = sentence[place + 1]
            if following.soft_start and "at" not in following.keys:
                break
            if NEGATION in keys:
                return True
            if keys & _PERSONS or (keys.isdisjoint(_BETWEEN) and "<filler>" not in keys):
                break
            place, steps = place - 1, steps + 1
        return any(
            start < span[0]
            and 0 <= span[0] - end <= 3
            and not any(t.soft_start and "at" not in t.keys for t in sentence[end : span[0] + 1])
            for p in self._sets["clause_negation"]
            for start, end in self._grammar.spans(p, sentence, present)
        )
