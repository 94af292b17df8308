// Pages and files for browsers: what a citizen sees of a survey, and the counter.
import { type Call, pageRoute } from './route.ts';

export const surveyPage = pageRoute({
  call: 'GET /s/{link}',
  function: 'survey-page',
  summary: 'The survey behind a link',
});
export const surveyThanks = pageRoute({
  call: 'GET /s/{link}/thanks',
  function: 'survey-page',
  summary: 'The thank-you after it',
});
export const surveyQrCode = pageRoute({
  call: 'GET /s/{link}/qr.svg',
  function: 'survey-page',
  summary: 'The link as a QR code',
});
export const kioskWorker = pageRoute({
  call: 'GET /s/{link}/sw.js',
  function: 'survey-page',
  summary: 'What keeps a kiosk working without a line; of other links there is none',
});
// Greedy, for what a hand adds: a slash at the end is no other path.
export const openPoster = pageRoute({
  call: 'GET /p/{address+}',
  function: 'survey-page',
  summary: 'The short address of a poster, for whoever types it: the way to its survey',
});
export const openPosterInCapitals = pageRoute({
  call: 'GET /P/{address+}',
  function: 'survey-page',
  summary: 'The same, typed in capitals',
});
export const sendSurveyForm = pageRoute({
  call: 'POST /s/{link}',
  function: 'accept-response',
  summary: 'The survey’s own form, as a browser sends it without any script',
});

export const signIn = pageRoute({
  call: 'GET /sign-in',
  function: 'sign-in',
  summary: 'To the identity provider, and back to where one wanted to go',
});
export const signInCallback = pageRoute({
  call: 'GET /sign-in/callback',
  function: 'sign-in',
  summary: 'Where the identity provider sends a browser back to',
});
export const signOut = pageRoute({
  call: 'POST /sign-out',
  function: 'sign-in',
  summary: 'Ends every session of who asks',
});
export const consoleHome = pageRoute({
  call: 'GET /console',
  function: 'console',
  summary: 'The first page of who is signed in: all of their units',
});
export const consoleRecap = pageRoute({
  call: 'GET /console/recap',
  function: 'console',
  summary: 'Several units pooled, on a page or as the regional form',
});
export const consoleFeedback = pageRoute({
  call: 'GET /console/feedback',
  function: 'console',
  summary: 'What one has said about the system, and what others have whom one answers',
});
export const sendConsoleFeedback = pageRoute({
  call: 'POST /console/feedback',
  function: 'console',
  summary: 'Says something about the system, or answers it',
});
export const consoleUnitToday = pageRoute({
  call: 'GET /console/units/{unitId}',
  function: 'console',
  summary: 'A unit as it is today, and what of its satisfaction is published and due',
});
export const consoleUnitPeriod = pageRoute({
  call: 'GET /console/units/{unitId}/period',
  function: 'console',
  summary: 'A unit through one period',
});
export const consoleUnitTrend = pageRoute({
  call: 'GET /console/units/{unitId}/trend',
  function: 'console',
  summary: 'A unit from period to period',
});
export const consoleUnitService = pageRoute({
  call: 'GET /console/units/{unitId}/services/{serviceId}',
  function: 'console',
  summary: 'What the waiting of one service rests on',
});
export const consoleComments = pageRoute({
  call: 'GET /console/units/{unitId}/comments',
  function: 'decide-in-person',
  summary: 'What citizens wrote, and what became of it',
});
export const sendCommentMark = pageRoute({
  call: 'POST /console/units/{unitId}/comments',
  function: 'decide-in-person',
  summary: 'Says what was done about a comment, hides it or shows it again',
});
export const consoleFollowUps = pageRoute({
  call: 'GET /console/units/{unitId}/follow-ups',
  function: 'decide-in-person',
  summary: 'What is planned and done about the elements of a release',
});
export const sendFollowUp = pageRoute({
  call: 'POST /console/units/{unitId}/follow-ups',
  function: 'decide-in-person',
  summary: 'Says what is done about an element, by whom and until when',
});
export const consolePaper = pageRoute({
  call: 'GET /console/units/{unitId}/paper',
  function: 'accept-response',
  summary: 'An empty sheet, to type in what stands on one of paper',
});
export const sendPaper = pageRoute({
  call: 'POST /console/units/{unitId}/paper',
  function: 'accept-response',
  summary: 'Takes a sheet, and gives the next empty one',
});

export const publicFront = pageRoute({
  call: 'GET /',
  function: 'public-page',
  summary: 'What is published of every unit, and the way in',
});
export const publicUnitPage = pageRoute({
  call: 'GET /u/{unitId}',
  function: 'public-page',
  summary: 'What is published of a unit: the IKM, its elements, times against the standards, follow-ups',
});
export const publicPoster = pageRoute({
  call: 'GET /u/{unitId}/poster',
  function: 'public-page',
  summary: 'The IKM of a unit on one sheet, to print and hang up',
});
export const waitingRoomScreen = pageRoute({
  call: 'GET /u/{unitId}/screen',
  function: 'public-page',
  summary: 'The same for the television in the waiting room, which renews itself',
});
export const consoleOfficers = pageRoute({
  call: 'GET /console/units/{unitId}/officers',
  function: 'console',
  summary: 'The officers of a unit by name, which is no ranking',
});
export const consoleOfficer = pageRoute({
  call: 'GET /console/units/{unitId}/officers/{officerId}',
  function: 'console',
  summary: 'The figures of one officer, and what they are to be read with',
});
export const consoleOfficerTickets = pageRoute({
  call: 'GET /console/units/{unitId}/officers/{officerId}/tickets',
  function: 'console',
  summary: 'The tickets behind a figure of an officer, or of the unit itself (`-`)',
});
export const consoleOfficerEvaluation = pageRoute({
  call: 'GET /console/units/{unitId}/officers/{officerId}/evaluation',
  function: 'console',
  summary: 'The sheet for the evaluation form of a quarter',
});
export const consoleObjections = pageRoute({
  call: 'GET /console/units/{unitId}/objections',
  function: 'decide-in-person',
  summary: 'The objections of a unit, or of the officer who asks',
});
export const consoleNewObjection = pageRoute({
  call: 'GET /console/units/{unitId}/objections/new',
  function: 'decide-in-person',
  summary: 'Where an officer objects to a ticket of their own (`?ticket=`)',
});
export const sendConsoleObjection = pageRoute({
  call: 'POST /console/units/{unitId}/objections',
  function: 'decide-in-person',
  summary: 'Objects to a ticket',
});
export const consoleObjection = pageRoute({
  call: 'GET /console/units/{unitId}/objections/{objectionId}',
  function: 'decide-in-person',
  summary: 'One objection: both sides, the ticket, what would change, and its decision',
});
export const sendConsoleDecision = pageRoute({
  call: 'POST /console/units/{unitId}/objections/{objectionId}',
  function: 'decide-in-person',
  summary: 'Decides an objection',
});
export const consoleDownload = pageRoute({
  call: 'GET /console/units/{unitId}/download/{what}',
  function: 'write-reports',
  summary: 'Figures as a file: `indicators`, `skm` or `trend`, asked for as from the API',
});

export const consoleReleases = pageRoute({
  call: 'GET /console/units/{unitId}/releases',
  function: 'decide-in-person',
  summary: 'What of a unit is published, what runs and what is due',
});
export const consoleRelease = pageRoute({
  call: 'GET /console/units/{unitId}/releases/{period}',
  function: 'decide-in-person',
  summary: 'What a release shows, or would show: numbers, and no figure',
});
export const sendConsoleRelease = pageRoute({
  call: 'POST /console/units/{unitId}/releases/{period}',
  function: 'decide-in-person',
  summary: 'Publishes a period, or says that its release is to be replaced',
});
export const consoleExclusions = pageRoute({
  call: 'GET /console/units/{unitId}/exclusions',
  function: 'decide-in-person',
  summary: 'What is set aside before a release, by whom and why',
});
export const sendConsoleExclusion = pageRoute({
  call: 'POST /console/units/{unitId}/exclusions',
  function: 'decide-in-person',
  summary: 'Proposes to set answers aside, or decides what somebody else has proposed',
});
export const consoleReport = pageRoute({
  call: 'GET /console/units/{unitId}/report',
  function: 'write-reports',
  summary: 'The survey report of an office (Laporan SKM), to print',
});
export const consoleReportWithHead = pageRoute({
  call: 'POST /console/units/{unitId}/report',
  function: 'write-reports',
  summary: 'The same with the letterhead and signature that were typed, which are not kept',
});
export const consoleReportFile = pageRoute({
  call: 'GET /console/units/{unitId}/report.docx',
  function: 'write-word',
  summary: 'The survey report as a Word file',
});
export const consoleReportFileWithHead = pageRoute({
  call: 'POST /console/units/{unitId}/report.docx',
  function: 'write-word',
  summary: 'The same with the letterhead and signature that were typed, which are not kept',
});
export const consoleOfficerEvaluationFile = pageRoute({
  call: 'GET /console/units/{unitId}/officers/{officerId}/evaluation.docx',
  function: 'write-word',
  summary: 'The sheet for the evaluation form of a quarter, as a Word file',
});
export const consoleSnapshots = pageRoute({
  call: 'GET /console/units/{unitId}/snapshots',
  function: 'write-reports',
  summary: 'The snapshots of a unit',
});
export const makeConsoleSnapshot = pageRoute({
  call: 'POST /console/units/{unitId}/snapshots',
  function: 'write-reports',
  summary: 'Makes a snapshot, and leads to it',
});
export const consoleSnapshot = pageRoute({
  call: 'GET /console/units/{unitId}/snapshots/{snapshotId}',
  function: 'write-reports',
  summary: 'A snapshot as it was made, or its file (`format=json`)',
});
export const consoleSnapshotChanges = pageRoute({
  call: 'GET /console/units/{unitId}/snapshots/{snapshotId}/changes',
  function: 'write-reports',
  summary: 'What differs between a snapshot and today, or another one (`with=`), in words',
});
const administration = <const C extends Call>(call: C, summary: string) =>
  pageRoute({ call, function: 'administer', summary });

export const consoleKeys = administration('GET /console/administration/keys', 'The API keys');
export const makeConsoleKey = administration(
  'POST /console/administration/keys',
  'Makes a key; its secret is shown once',
);
export const consoleKey = administration(
  'GET /console/administration/keys/{keyId}',
  'One key, and the question whether to revoke it',
);
export const revokeConsoleKey = administration('POST /console/administration/keys/{keyId}', 'Revokes it');
export const consolePeople = administration('GET /console/administration/people', 'Who may sign in');
export const consolePerson = administration(
  'GET /console/administration/people/{personId}',
  'One of them, or somebody new (`-`)',
);
export const saveConsolePerson = administration(
  'POST /console/administration/people/{personId}',
  'Saves who they are and what they may do',
);
export const removeConsolePerson = administration(
  'POST /console/administration/people/{personId}/remove',
  'Lets them sign in no more',
);
export const consoleAudit = administration('GET /console/administration/audit', 'Who changed what');
export const consoleSurveyWays = administration(
  'GET /console/units/{unitId}/survey-ways',
  'Posters, kiosks and forms of a unit',
);
export const consolePosters = administration(
  'GET /console/units/{unitId}/survey-ways/posters',
  'Its posters, to print',
);
export const consolePaperForm = administration(
  'GET /console/units/{unitId}/survey-ways/form',
  'The official form, to print',
);

export const administrationHome = administration(
  'GET /console/administration',
  'What an administrator can do, and the units',
);
export const administrationUnit = administration(
  'GET /console/administration/units/{unitId}',
  'The registry document of a unit',
);
export const administrationChange = administration(
  'GET /console/administration/units/{unitId}/change',
  'One part of the document, to be changed: `?part=&of=`',
);
export const sendAdministrationChange = administration(
  'POST /console/administration/units/{unitId}/change',
  'Shows what would change, and saves it once that was seen',
);
export const administrationUnitFile = administration(
  'GET /console/administration/units/{unitId}/file',
  'The unit as a file to change and to bring back',
);
export const administrationNewUnit = administration('GET /console/administration/new-unit', 'A form for a new unit');
export const sendAdministrationNewUnit = administration(
  'POST /console/administration/new-unit',
  'Makes it, once it was seen',
);
export const administrationImport = administration(
  'GET /console/administration/import',
  'Units and officers from a file',
);
export const sendAdministrationImport = administration(
  'POST /console/administration/import',
  'Shows line by line what a file would change, and saves it once that was seen',
);
export const administrationTemplate = administration(
  'GET /console/administration/import/template',
  'The empty file, with an example',
);

const counterFile = <const Path extends string>(path: Path, summary: string) =>
  pageRoute({ call: `GET /counter${path}` as const, function: 'counter-page', summary });

export const counterPage = counterFile('', 'The browser counter');
export const counterDisplay = counterFile('/display', 'Who is called now, large');
export const counterWorker = counterFile('/sw.js', 'What keeps the counter working without a line');
export const counterManifest = counterFile('/manifest.webmanifest', 'What makes the counter an app');
export const counterIcon = counterFile('/icon.svg', 'Its icon');
export const counterMaskableIcon = counterFile('/icon-maskable.svg', 'Its icon, for phones that cut it');
