/* The host's page: a contest in a hall, run from one laptop. quiz/host/index.html is the host's own
   window, screen.html the one that the hall sees; both load this script.

   What happens goes one way: a press, a click or a key becomes an event; the event is written to the
   device's IndexedDB, then the engine (10 to 19: no page, no clock, no chance) makes a new state of
   the old one, and only then both windows show it. After a power cut the events are read again and
   lead to the same state. The hall's window is sent what it may show and nothing else: no answer
   before it is revealed.

   Everything runs on ECMAScript 2017, from a folder of files too, and asks no other host. */
var PortalHost = {};
