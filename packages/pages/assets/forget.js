// Where a link can take nothing any more, because it was answered or its time is over: what the phone kept so as to send it
// again is forgotten. Its name is the survey script's.
try {
  localStorage.removeItem(`tera:${decodeURIComponent(location.pathname.split('/')[2])}`);
} catch {}
