"""Which words mean so much in ordinary English that a listing which holds one says nothing about a skill?

Three lists: words that are also names of technologies (read in real listings, where most uses were others),
the most frequent words of English prose, and the stock of job advertisements.
"""

from __future__ import annotations

_NAMES_OF_TECHNOLOGIES = """
access action actor airtable ambassador amplitude anchor angle ant apex apollo arc arrow aspect astro athena
atom aurora avalanche azkaban backbone balance bamboo banana base basic batch beam bean bee bento blast blaze
block blocks blue bolt boot bow box brew bridge bright buffer bull bullet bun bundler calico camel canvas
capacitor carbon cascade castle celery ceph chain chalk channel chart charts chef chroma chrome circle citrus
clay click cloud clover cluster cocoa coda code coffee comet compass composer concourse condor conductor cone
consul core cover crane cricket crystal cube cursor cypress dart dash data deck delta deno dev dialog docs dove
dragon drill drone druid dust eclipse edge electron elixir elm ember enzyme epic essence event excel express
fabric factor falcon fiber fig filter fire fish flame flash fleet flex flight flow fluent flume flutter flux
focus forge forth fossil foundry fox frame freemarker fusion galaxy gem ghost giraffe glide glue go gold grape
graph grid grunt guava guidance gulp gush hack halo harbor harness hasp hawk haystack hazel heap helix helm hera
hex hive hop horizon hub hugo hyper iceberg icon ignite impact impala ink insight insights iris iron jade jam
jest jet jets julia jumbo kale keen kite knife lambda lamp latex layer lead leaf lean ledger less lift light
lightning lime linear link lit loader locust loft logic loki loom loop lotus lua lucid lux magma make mango
mantle maple marathon mars match matrix maven mercury mesh mesos meteor micro mint mirage mist mocha mode moment
monarch mono moon motion mountebank mule neat nebula nest nexus nim nimbus node nomad nova novel oak ocean
octave octopus omni onion onyx opal open optimize orbit orca orchid origin oslo otter outlook owl packer page
pages panda parcel parse pascal patch path pearl pentagon perfect phoenix pig pike pilot pine ping pipe pixie
plain plastic play plot plug plum plus pod point polymer pony power prefix prime prism processing project prompt
prophet proton pug pulse puma pump puppet pure pyramid quark quartz query quick quiver rack radar raft rails
rain raphael rasa raven ray react reactor realm reason rebar recoil record red redwood reed relay remix render
resolve resource rest ring ripple river robot rocket root rose ruby runner rush rust sage sail sails salt sample
sanic sanity sap sass scale scout script sea seaport segment sense sentinel sentry serenity session shadow shell
shiny shop sigma signal silk silver sinatra sketch slack slate slick slim slurm smart snap snow socket solid
solve sonar source spark spear spider spike spin spiral spire splash spring sprite stack stage star stencil
sting stitch storm stream string stripe studio sub sublime suite sun sunrise surf swan swarm sway
sweet swift swing symphony table talon tamarin tango tap tapestry task teams tempo tensor terra text thrift
thunder tiger time titan token topaz torch tornado tower track trade transform transformer transformers tree
trident trinity trove truffle trust turbo turtle twig twist ubiquity unity vagabond vault vector velocity venus
verb verde vertex victor view vine viper vision visual vortex wave weave web wicket wing witness wolf word
wordle wren yarn zeal zen zeppelin zone zoo zoom
"""
_FREQUENT = """
a about above across act add after again against age ago air all almost along already also although always am
among an and another any anyone anything are area around as ask at away back bad be became because become been
before began begin behind being below best better between big both bring brought build built but by call called
came can cannot car case cause change check child children city class clear close cold come comes common
complete contain could country course cut day days deal did different do does doing done door down draw drive
during each early earth easy eat either else end enough even ever every everyone everything example eye eyes
face fact family far fast father feel feet few field figure fill final find fine first five follow food foot for
force form found four free friend from front full game gave general get girl give given goes gone good got
government great green ground group grow had half hand hands happen hard has have he head hear heard heart help
her here high him his history hold home hope hour hours house how however human hundred i idea if important in
inside interest into is it its itself job just keep kept kind knew know known land large last late later law lay
learn least leave led left length let letter life like line list little live local long look lot low made main
man many map mark matter may maybe me mean means men might mile mind minute miss money month more morning most
mother move much music must my name near need never new next night no none nor north not note nothing notice now
number object of off often oh old on once one only or order other others our out over own part party pass past
pay people perhaps person picture piece place plan plant possible present press pretty problem produce program
public pull put question quickly quite ran reach read ready real really remember right road rock room round rule
run said same saw say school second see seem seen sell send sentence set several shall she short should show
side simple since sing sit six size sleep slow small so some someone something soon sound south space special
stand start state stay step still stop story street strong such sure surface system take talk teach tell ten
than that the their them then there these they thing things think this those though thought thousand three
through thus to today together told too took top toward town travel true try turn two type under understand unit
until up upon us use used using usual value very voice wait walk wall want war warm was watch water way we week
weight well went were west what wheel when where whether which while white who whole why wide will wind window
with within without woman women wonder words work world would write written wrong year years yes yet you young
your
"""
_JOB_ADVERTISEMENTS = """
ability agency agile analysis analyst analytics applicant application applications apply architect assets assist
audit award background bank bases benefit benefits bonus brand budget business campaign candidate candidates
career challenge client clients collaborate collaboration commercial communication company compensation
competitive compliance computer computing concept consultant consulting content contract cost creative
creativity culture customer customers deadline decision degree deliver delivery deploy design designer detail
develop developer development digital director discovery diversity document documentation domain driven employee
employees employer employment energy engage engineer engineering enterprise environment equal equity evaluation
excellence exchange executive experience experiment expert expertise exposure feature features feedback finance
financial fintech flexible foundation framework frameworks future global goal goals growth health healthcare
hiring hybrid impactful implement industry information infrastructure initiative innovation insurance
integration intelligence interface intern internet interview inventory investment journey knowledge language
languages launch leader leadership learning legal level leverage library management manager market marketing
media medical meeting mentor method methods metrics mission mobile model modeling modelling models monitor
motivated network networks office online operation operations opportunity organisation organization organized
ownership package partner partners passion passionate performance planning platform platforms policy portfolio
position practice practices presentation pricing proactive process processes product production products
proficiency profile programmer programming quality range remote report reports requirement requirements research
responsibilities responsibility retail review reviews reward risk role safety salary sales science scientist
scope search sector security senior server servers service services skill skills social software solution
solutions specialist sprint staff standard standards startup startups strategic strategy subject success supply
support systems talent team teamwork tech technical technique techniques technologies technology test tester
testing tests tool tools traffic training trends troubleshooting user users vacation vendor versatile website
wellness workflow workflows workplace
"""

COMMON_WORDS = frozenset(
    word for text in (_NAMES_OF_TECHNOLOGIES, _FREQUENT, _JOB_ADVERTISEMENTS) for word in text.split()
)
"""Folded words that need a rule to be a term."""
