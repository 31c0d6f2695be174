// Everything the bot says outside the questions of a flow, by key; the texts stand in wording.yaml.
namespace GridBot.Conversation.Turns;

/// <summary>A phrase of the bot.</summary>
/// <param name="Key">Its key in wording.yaml.</param>
/// <param name="Placeholders">What may stand in braces in its text.</param>
public sealed partial record Phrase(string Key, params string[] Placeholders)
{
    public static readonly Phrase Welcome = new("welcome");
    public static readonly Phrase FirstContact = new("first-contact");
    public static readonly Phrase Help = new("help");
    public static readonly Phrase Fault = new("fault");
    public static readonly Phrase TellMe = new("tell-me");
    public static readonly Phrase Refused = new("refused");
    public static readonly Phrase RefusedSayAgain = new("refused-say-again");
    public static readonly Phrase RefusedStateSecurity = new("refused-state-security");
    public static readonly Phrase RefusedGoOn = new("refused-go-on");

    public static readonly Phrase MenuTitle = new("menu-title");
    public static readonly Phrase MenuUnplaced = new("menu-unplaced");
    public static readonly Phrase Clarify = new("clarify");
    public static readonly Phrase ShowMenu = new("show-menu");
    public static readonly Phrase Assign = new("assign", "bureau");
    public static readonly Phrase ChooseMatterFirst = new("choose-matter-first");
    public static readonly Phrase AssignHeading = new("assign-heading");
    public static readonly Phrase Placed = new("placed", "matter", "bureau", "why");
    public static readonly Phrase PlacedDistrict = new("placed-district", "matter", "why");
    public static readonly Phrase PlacedRecord = new("placed-record", "matter", "kind", "why");
    public static readonly Phrase PlacedWhy = new("placed-why", "reasons");
    public static readonly Phrase PlacedFoot = new("placed-foot");
    public static readonly Phrase WhichMatter = new("which-matter");
    public static readonly Phrase MatterOption = new("matter-option", "matter", "bureau", "hint");
    public static readonly Phrase NoneOfThese = new("none-of-these");
    public static readonly Phrase WhichKind = new("which-kind", "matter");
    public static readonly Phrase OptionalFoot = new("optional-foot");
    public static readonly Phrase Skip = new("skip");
    public static readonly Phrase Yes = new("yes");
    public static readonly Phrase No = new("no");
    public static readonly Phrase AskPlace = new("ask-place", "label");
    public static readonly Phrase AskTime = new("ask-time", "label");
    public static readonly Phrase AskOther = new("ask-other", "label");
    public static readonly Phrase AskPhotos = new("ask-photos", "label");

    public static readonly Phrase SummaryTitle = new("summary-title", "matter", "kind", "what");
    public static readonly Phrase SummaryReason = new("summary-reason", "bureau", "reasons");
    public static readonly Phrase SummaryBureau = new("summary-bureau", "bureau");
    public static readonly Phrase SummaryAssign = new("summary-assign", "bureau");
    public static readonly Phrase SummaryFoot = new("summary-foot");
    public static readonly Phrase SummaryRecordFoot = new("summary-record-foot");
    public static readonly Phrase UrgencyLabel = new("urgency-label");
    public static readonly Phrase UrgencyUrgent = new("urgency-urgent");
    public static readonly Phrase UrgencyNormal = new("urgency-normal");
    public static readonly Phrase PhotoCount = new("photo-count", "count");
    public static readonly Phrase MapPoint = new("map-point", "latitude", "longitude");
    public static readonly Phrase ListSeparator = new("list-separator");
    public static readonly Phrase Submit = new("submit");
    public static readonly Phrase Change = new("change");
    public static readonly Phrase OtherMatter = new("other-matter");
    public static readonly Phrase WhichChange = new("which-change");
    public static readonly Phrase Changed = new("changed", "label", "before", "after");
    public static readonly Phrase ChangedFromNothing = new("changed-from-nothing", "label", "after");
    public static readonly Phrase MatterChanged = new("matter-changed", "matter");

    public static readonly Phrase Filed = new("filed", "number", "bureau", "deadline");
    public static readonly Phrase FiledUndated = new("filed-undated", "number", "bureau");
    public static readonly Phrase FiledUnplaced = new("filed-unplaced", "number", "bureau");
    public static readonly Phrase FiledRecord = new("filed-record", "number");
    public static readonly Phrase Cancelled = new("cancelled", "minutes");
    public static readonly Phrase CancelledEmpty = new("cancelled-empty");
    public static readonly Phrase Restored = new("restored");
    public static readonly Phrase LeftOut = new("left-out");
    public static readonly Phrase NothingToCancel = new("nothing-to-cancel");
    public static readonly Phrase NothingBefore = new("nothing-before");
    public static readonly Phrase NothingToSkip = new("nothing-to-skip");
    public static readonly Phrase NothingToSubmit = new("nothing-to-submit");

    public static readonly Phrase DraftWaiting = new("draft-waiting", "draft");
    public static readonly Phrase DraftResume = new("draft-resume");
    public static readonly Phrase DraftDiscard = new("draft-discard");
    public static readonly Phrase DraftDiscarded = new("draft-discarded");
    public static readonly Phrase DialogsChanged = new("dialogs-changed");
    public static readonly Phrase DraftUnplaced = new("draft-unplaced");

    public static readonly Phrase DraftRests = new("draft-rests");
    public static readonly Phrase DraftReminder = new("draft-reminder", "draft");
    public static readonly Phrase NextDraft = new("next-draft");
    public static readonly Phrase AsideDropped = new("aside-dropped", "draft");
    public static readonly Phrase PhotosOnly = new("photos-only", "count");

    public static readonly Phrase SeveralThings = new("several-things", "things");
    public static readonly Phrase ClauseSeparator = new("clause-separator");
    public static readonly Phrase ReportSeparately = new("report-separately");
    public static readonly Phrase ReportTogether = new("report-together");
    public static readonly Phrase WhichFirst = new("which-first");
    public static readonly Phrase ReportFirst = new("report-first", "draft");
    public static readonly Phrase SameThing = new("same-thing");
    public static readonly Phrase UrgentFirst = new("urgent-first");

    public static readonly Phrase StuckQuestion = new("stuck-question");
    public static readonly Phrase LeaveOut = new("leave-out");
    public static readonly Phrase ChooseMatter = new("choose-matter");
    public static readonly Phrase HandOver = new("hand-over");
    public static readonly Phrase CancelOption = new("cancel-option");
    public static readonly Phrase HandedOver = new("handed-over", "number", "bureau");
    public static readonly Phrase NothingToHandOver = new("nothing-to-hand-over");
    public static readonly Phrase Incomplete = new("incomplete");

    public static readonly Phrase AttachmentNeedsWords = new("attachment-needs-words");
    public static readonly Phrase VoiceNeedsWords = new("voice-needs-words");
    public static readonly Phrase LocationNeedsWords = new("location-needs-words");
    public static readonly Phrase LinkNeedsWords = new("link-needs-words");
    public static readonly Phrase OtherNeedsWords = new("other-needs-words");
    public static readonly Phrase LongStory = new("long-story");
    public static readonly Phrase AttachmentsFull = new("attachments-full", "count");

    public static readonly Phrase NotUnderstood = new("not-understood");
    public static readonly Phrase StoryAdded = new("story-added");
    public static readonly Phrase Added = new("added");
    public static readonly Phrase HintOption = new("hint-option");
    public static readonly Phrase HintPlace = new("hint-place");
    public static readonly Phrase HintStory = new("hint-story");
    public static readonly Phrase AskPlaceName = new("ask-place-name", "place");
    public static readonly Phrase NoSuchOption = new("no-such-option", "count");
    public static readonly Phrase NotANumber = new("not-a-number", "unit");
    public static readonly Phrase NumberOutOfRange = new("number-out-of-range", "min", "max", "unit");
    public static readonly Phrase NotATime = new("not-a-time");
    public static readonly Phrase TimeInFuture = new("time-in-future");
    public static readonly Phrase NotYesNo = new("not-yes-no");
    public static readonly Phrase WaysOut = new("ways-out");
    public static readonly Phrase OldCard = new("old-card");
    public static readonly Phrase CardChosen = new("card-chosen", "label");

    public static readonly Phrase PrivacyVersion = new("privacy-version");
    public static readonly Phrase PrivacyNotice = new("privacy-notice");
    public static readonly Phrase PrivacyNoticeWorker = new("privacy-notice-worker");
    public static readonly Phrase ContactHow = new("contact-how");
    public static readonly Phrase ContactInvite = new("contact-invite");
    public static readonly Phrase ContactKept = new("contact-kept", "hint");
    public static readonly Phrase ContactKeptGuardian = new("contact-kept-guardian", "hint");
    public static readonly Phrase ContactDropped = new("contact-dropped");
    public static readonly Phrase ContactNeedsReport = new("contact-needs-report");
    public static readonly Phrase OutcomeNote = new("outcome-note");
    public static readonly Phrase Slowed = new("slowed");

    public static readonly Phrase MyData = new("my-data", "reports");
    public static readonly Phrase MyPhotos = new("my-photos", "count");
    public static readonly Phrase MyContacts = new("my-contacts", "count");
    public static readonly Phrase MyAgreement = new("my-agreement", "time", "version");
    public static readonly Phrase MyDraft = new("my-draft", "draft");
    public static readonly Phrase MyDataEnd = new("my-data-end");
    public static readonly Phrase ForgetQuestion = new("forget-question");
    public static readonly Phrase ForgetConfirm = new("forget-confirm");
    public static readonly Phrase ForgetKeep = new("forget-keep");
    public static readonly Phrase Forgotten = new("forgotten", "receipt");
    public static readonly Phrase NotForgotten = new("not-forgotten");

    public static readonly Phrase GridLabel = new("grid-label");
    public static readonly Phrase AskCommunity = new("ask-community");
    public static readonly Phrase CommunityUnknown = new("community-unknown");
    public static readonly Phrase NoSuchCommunity = new("no-such-community");
    public static readonly Phrase HomeOnce = new("home-once");
    public static readonly Phrase AskHome = new("ask-home");
    public static readonly Phrase AskHomeGrid = new("ask-home-grid", "community");
    public static readonly Phrase HomeWhole = new("home-whole");
    public static readonly Phrase HomeIs = new("home-is", "grid");
    public static readonly Phrase HomeSet = new("home-set", "grid");
    public static readonly Phrase HomeSkipped = new("home-skipped");
    public static readonly Phrase NoGrids = new("no-grids");

    public static readonly Phrase NoReports = new("no-reports");
    public static readonly Phrase MyReports = new("my-reports");
    public static readonly Phrase ReportLine = new("report-line", "number", "matter", "place", "state");
    public static readonly Phrase ReportStatus = new("report-status", "number", "matter", "place", "filed", "bureau", "state");
    public static readonly Phrase NoSuchReport = new("no-such-report");
    public static readonly Phrase WhichWithdraw = new("which-withdraw");
    public static readonly Phrase Withdrawn = new("withdrawn", "number");
    public static readonly Phrase AlreadyWithdrawn = new("already-withdrawn", "number");
    public static readonly Phrase StateFiled = new("state-filed");
    public static readonly Phrase StateWithdrawn = new("state-withdrawn");

    public static readonly Phrase DeadlineMinutes = new("deadline-minutes", "amount");
    public static readonly Phrase DeadlineHours = new("deadline-hours", "amount");
    public static readonly Phrase DeadlineDays = new("deadline-days", "amount");
    public static readonly Phrase DeadlineWorkingDays = new("deadline-working-days", "amount");

    public static readonly Phrase NoticeUrgent = new("notice-urgent");
    public static readonly Phrase NoticeNormal = new("notice-normal");
    public static readonly Phrase Notice = new("notice", "mark", "number", "matter", "kind", "bureau", "urgency", "place", "grid", "time", "what", "text", "photos", "deadline", "link");
    public static readonly Phrase NoticePhotos = new("notice-photos", "count");
    public static readonly Phrase NoticeDeadline = new("notice-deadline", "deadline");
    public static readonly Phrase NoticeAssign = new("notice-assign");
    public static readonly Phrase NoticeLink = new("notice-link", "url");
    public static readonly Phrase NoticeNoPlace = new("notice-no-place");
    public static readonly Phrase NoticeMap = new("notice-map", "latitude", "longitude");
    public static readonly Phrase NoticeGrid = new("notice-grid", "grid", "district");
    public static readonly Phrase NoticeDigest = new("notice-digest", "count", "lines");
    public static readonly Phrase NoticeWithdrawn = new("notice-withdrawn", "number", "matter", "place");

    public static readonly Phrase NoticeUpdate = new("notice-update", "mark", "number", "matter", "place", "changes", "deadline", "link");
    public static readonly Phrase NoticeChange = new("notice-change", "label", "before", "after");
    public static readonly Phrase NoticeNews = new("notice-news", "label", "after");
    public static readonly Phrase NoticeNothing = new("notice-nothing");
    public static readonly Phrase NoticeBureau = new("notice-bureau");
    public static readonly Phrase NoticeAdded = new("notice-added");
    public static readonly Phrase NoticeSaidAnew = new("notice-said-anew");

    public static readonly Phrase OperatorBroken = new("operator-broken", "whom", "reason", "code", "remedy", "waiting", "urgent", "minutes");
    public static readonly Phrase OperatorBrokenLine = new("operator-broken-line", "whom", "reason", "code", "remedy", "waiting", "urgent", "minutes");
    public static readonly Phrase OperatorUrgent = new("operator-urgent", "count");
    public static readonly Phrase OperatorMended = new("operator-mended", "whom", "waiting");
    public static readonly Phrase OperatorGroup = new("operator-group", "group");
    public static readonly Phrase OperatorBureau = new("operator-bureau", "group", "bureau");
    public static readonly Phrase OperatorMessages = new("operator-messages");
    public static readonly Phrase OperatorMedia = new("operator-media");
    public static readonly Phrase OperatorCards = new("operator-cards");
    public static readonly Phrase RemedyRobot = new("remedy-robot", "group");
    public static readonly Phrase RemedyWebhook = new("remedy-webhook", "group");
    public static readonly Phrase RemedyChat = new("remedy-chat", "group");
    public static readonly Phrase RemedyCredentials = new("remedy-credentials", "group");
    public static readonly Phrase RemedyAddress = new("remedy-address", "group");
    public static readonly Phrase RemedyPermission = new("remedy-permission", "group");
    public static readonly Phrase RemedyOther = new("remedy-other", "group");

    public static readonly Phrase FiledUrgent = new("filed-urgent", "number", "bureau", "what", "place", "why");
    public static readonly Phrase FiledUrgentEnd = new("filed-urgent-end");
    public static readonly Phrase UrgentWaits = new("urgent-waits", "bureau");
    public static readonly Phrase UrgentWaitsDistrict = new("urgent-waits-district");
    public static readonly Phrase FollowUpEnd = new("follow-up-end", "number");
    public static readonly Phrase AlreadyFiled = new("already-filed", "number");
    public static readonly Phrase Amended = new("amended", "number", "bureau");
    public static readonly Phrase AmendedRecord = new("amended-record", "number");
    public static readonly Phrase AmendedNothing = new("amended-nothing", "number");
    public static readonly Phrase AmendedLate = new("amended-late", "number", "bureau");
    public static readonly Phrase AmendedNever = new("amended-never", "number");
    public static readonly Phrase AmendWhenDone = new("amend-when-done", "number");
    public static readonly Phrase AmendNoMatter = new("amend-no-matter", "number");
    public static readonly Phrase LooseAdded = new("loose-added", "number");
    public static readonly Phrase LooseMoved = new("loose-moved");
    public static readonly Phrase WithdrawQuestion = new("withdraw-question", "number");
    public static readonly Phrase WithdrawConfirm = new("withdraw-confirm");
    public static readonly Phrase WithdrawKeep = new("withdraw-keep");
    public static readonly Phrase WithdrawnRecord = new("withdrawn-record", "number");
    public static readonly Phrase NotWithdrawn = new("not-withdrawn", "number");
    public static readonly Phrase WithdrawTooLate = new("withdraw-too-late", "number", "bureau");
    public static readonly Phrase StateAccepted = new("state-accepted");
    public static readonly Phrase WhichReport = new("which-report");
    public static readonly Phrase ReportNotFound = new("report-not-found");
    public static readonly Phrase MyReportsEnd = new("my-reports-end");
    public static readonly Phrase DraftOpen = new("draft-open", "draft");
    public static readonly Phrase DraftShelved = new("draft-shelved", "draft");

    public static readonly Phrase SameFound = new("same-found", "place", "what", "filed", "state");
    public static readonly Phrase SameFoundOwn = new("same-found-own", "place", "what", "filed", "state");
    public static readonly Phrase SameQuestion = new("same-question", "case");
    public static readonly Phrase SameYes = new("same-yes");
    public static readonly Phrase SameYesOwn = new("same-yes-own");
    public static readonly Phrase SameNo = new("same-no");
    public static readonly Phrase SameOver = new("same-over", "number");
    public static readonly Phrase Joined = new("joined", "number", "count");
    public static readonly Phrase JoinedAgain = new("joined-again", "number");
    public static readonly Phrase JoinedOnly = new("joined-only", "number");
    public static readonly Phrase JoinedHeld = new("joined-held", "count");
    public static readonly Phrase JoinedPhotos = new("joined-photos");
    public static readonly Phrase JoinedNotice = new("joined-notice", "mark", "number", "matter", "count", "place", "changes", "link");
    public static readonly Phrase SituationHead = new("situation-head", "area", "what", "within", "count", "matter");
    public static readonly Phrase SituationLine = new("situation-line", "number", "url", "place");
    public static readonly Phrase SituationMore = new("situation-more", "count");
    public static readonly Phrase SituationNotice = new("situation-notice", "head", "lines", "more");

    /// <summary>All phrases; wording.yaml must hold exactly these.</summary>
    public static IReadOnlyList<Phrase> All => Every.Phrases;

    /// <summary>Filled at the first use, when the fields of all parts of this type are there.</summary>
    private static class Every
    {
        public static readonly IReadOnlyList<Phrase> Phrases =
        [
            .. typeof(Phrase).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
                .Where(field => field.FieldType == typeof(Phrase)).Select(field => (Phrase)field.GetValue(null)!),
        ];
    }
}
