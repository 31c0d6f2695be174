// What the page of a case says, and the pages around it.
namespace GridBot.Conversation.Turns;

/// <content>Phrases of the pages. They are plain text: the pages encode whatever they show.</content>
public sealed partial record Phrase
{
    public static readonly Phrase PageName = new("page-name");
    public static readonly Phrase PageUnknown = new("page-unknown");
    public static readonly Phrase PageNotFound = new("page-not-found");
    public static readonly Phrase PageFault = new("page-fault");
    public static readonly Phrase PageBusy = new("page-busy");

    public static readonly Phrase PageMatter = new("page-matter");
    public static readonly Phrase PageBureau = new("page-bureau");
    public static readonly Phrase PageGridLabel = new("page-grid-label");
    public static readonly Phrase PageFiled = new("page-filed");
    public static readonly Phrase PageState = new("page-state");
    public static readonly Phrase PagePlain = new("page-plain");
    public static readonly Phrase PageSignIn = new("page-sign-in");
    public static readonly Phrase PageNoMember = new("page-no-member");
    public static readonly Phrase PageNotTheirs = new("page-not-theirs", "bureau");

    public static readonly Phrase PageSignOut = new("page-sign-out");
    public static readonly Phrase PageSignedIn = new("page-signed-in", "name");
    public static readonly Phrase PageSignedOut = new("page-signed-out");
    public static readonly Phrase PageSignInLost = new("page-sign-in-lost");
    public static readonly Phrase PageSignInFailed = new("page-sign-in-failed");
    public static readonly Phrase PageSignInUnavailable = new("page-sign-in-unavailable");
    public static readonly Phrase PageSignInAgain = new("page-sign-in-again");
    public static readonly Phrase PageSignInNeeded = new("page-sign-in-needed");
    public static readonly Phrase PageOnlyLook = new("page-only-look");
    public static readonly Phrase PageLinkBroken = new("page-link-broken");
    public static readonly Phrase PageTooOften = new("page-too-often");
    public static readonly Phrase PageFormStale = new("page-form-stale");
    public static readonly Phrase PageBack = new("page-back");

    public static readonly Phrase PageWhere = new("page-where");
    public static readonly Phrase PageNoPlace = new("page-no-place");
    public static readonly Phrase PagePoint = new("page-point");
    public static readonly Phrase PageCoordinates = new("page-coordinates", "latitude", "longitude");
    public static readonly Phrase PageWhen = new("page-when");
    public static readonly Phrase PageReporters = new("page-reporters");
    public static readonly Phrase PageReportersCount = new("page-reporters-count", "count");
    public static readonly Phrase PageHandler = new("page-handler");
    public static readonly Phrase PagePasses = new("page-passes");
    public static readonly Phrase PagePassesCount = new("page-passes-count", "count");
    public static readonly Phrase PageWhat = new("page-what");
    public static readonly Phrase PageSaid = new("page-said");
    public static readonly Phrase PagePhotos = new("page-photos");
    public static readonly Phrase PagePhoto = new("page-photo", "no");
    public static readonly Phrase PagePhotoWaits = new("page-photo-waits");
    public static readonly Phrase PagePhotoLost = new("page-photo-lost");
    public static readonly Phrase PageRecording = new("page-recording");
    public static readonly Phrase PageVideo = new("page-video");
    public static readonly Phrase PageDeadline = new("page-deadline");
    public static readonly Phrase PageDue = new("page-due", "time");
    public static readonly Phrase PageOver = new("page-over", "time");
    public static readonly Phrase PageResult = new("page-result");
    public static readonly Phrase PageRating = new("page-rating");
    public static readonly Phrase PageHistory = new("page-history");
    public static readonly Phrase PageContact = new("page-contact");
    public static readonly Phrase PageContactShow = new("page-contact-show");
    public static readonly Phrase PageContactHint = new("page-contact-hint");
    public static readonly Phrase PageContactUse = new("page-contact-use");
    public static readonly Phrase PageContactGone = new("page-contact-gone");
    public static readonly Phrase PageContactNotYours = new("page-contact-not-yours");
    public static readonly Phrase PageActions = new("page-actions");
    public static readonly Phrase PageNothingToDo = new("page-nothing-to-do");

    public static readonly Phrase PageReporter = new("page-reporter");
    public static readonly Phrase PageOtherReporter = new("page-other-reporter");
    public static readonly Phrase PageSystem = new("page-system");
    public static readonly Phrase PageOfficer = new("page-officer", "name", "bureau");
    public static readonly Phrase PageStepFile = new("page-step-file");
    public static readonly Phrase PageStepAmend = new("page-step-amend");
    public static readonly Phrase PageStepNote = new("page-step-note");
    public static readonly Phrase PageStepAccept = new("page-step-accept");
    public static readonly Phrase PageStepReturn = new("page-step-return");
    public static readonly Phrase PageStepAssign = new("page-step-assign", "bureau");
    public static readonly Phrase PageStepStart = new("page-step-start");
    public static readonly Phrase PageStepFinish = new("page-step-finish");
    public static readonly Phrase PageStepRate = new("page-step-rate", "rating");
    public static readonly Phrase PageStepReopen = new("page-step-reopen");
    public static readonly Phrase PageStepWithdraw = new("page-step-withdraw");
    public static readonly Phrase PageStepJoin = new("page-step-join");
    public static readonly Phrase PageStepAsk = new("page-step-ask");
    public static readonly Phrase PageStepAnswer = new("page-step-answer");
    public static readonly Phrase PageStepRemind = new("page-step-remind");
    public static readonly Phrase PageStepEscalate = new("page-step-escalate");

    public static readonly Phrase PageAcceptHint = new("page-accept-hint");
    public static readonly Phrase PageStartHint = new("page-start-hint");
    public static readonly Phrase PageFinishWords = new("page-finish-words");
    public static readonly Phrase PageFinishHint = new("page-finish-hint");
    public static readonly Phrase PageFinishPhotos = new("page-finish-photos", "count", "size");
    public static readonly Phrase PageReturnReason = new("page-return-reason");
    public static readonly Phrase PageReturnWords = new("page-return-words");
    public static readonly Phrase PageReturnMatter = new("page-return-matter");
    public static readonly Phrase PageAskWords = new("page-ask-words");
    public static readonly Phrase PageAskHint = new("page-ask-hint");
    public static readonly Phrase PageAssignMatter = new("page-assign-matter");
    public static readonly Phrase PageMatterLikely = new("page-matter-likely");
    public static readonly Phrase PageMatterAll = new("page-matter-all");
    public static readonly Phrase PageMatterOption = new("page-matter-option", "matter", "bureau");
    public static readonly Phrase PageMatterChoose = new("page-matter-choose");
    public static readonly Phrase PageMatterUnknown = new("page-matter-unknown");

    public static readonly Phrase PageSendFinish = new("page-send-finish");
    public static readonly Phrase PageSendReturn = new("page-send-return");
    public static readonly Phrase PageSendAsk = new("page-send-ask");
    public static readonly Phrase PageSendAssign = new("page-send-assign");

    public static readonly Phrase PageDoneAccept = new("page-done-accept");
    public static readonly Phrase PageDoneStart = new("page-done-start");
    public static readonly Phrase PageDoneFinish = new("page-done-finish");
    public static readonly Phrase PageDoneReturn = new("page-done-return");
    public static readonly Phrase PageDoneAsk = new("page-done-ask");
    public static readonly Phrase PageDoneAssign = new("page-done-assign");

    public static readonly Phrase PageOutdated = new("page-outdated", "who", "what", "when");
    public static readonly Phrase PageRefused = new("page-refused", "state");
    public static readonly Phrase PageRefusedReason = new("page-refused-reason");
    public static readonly Phrase PageRefusedResult = new("page-refused-result");
    public static readonly Phrase PageRefusedQuestion = new("page-refused-question");
    public static readonly Phrase PageRefusedSame = new("page-refused-same", "bureau");
    public static readonly Phrase PageWordsNotTaken = new("page-words-not-taken");
    public static readonly Phrase PageWordsTooLong = new("page-words-too-long", "count");
    public static readonly Phrase PagePhotosTooMany = new("page-photos-too-many", "count");
    public static readonly Phrase PagePhotoNotTaken = new("page-photo-not-taken", "size");
    public static readonly Phrase PagePhotosAgain = new("page-photos-again");
    public static readonly Phrase PageTooLarge = new("page-too-large", "count", "size");
}
