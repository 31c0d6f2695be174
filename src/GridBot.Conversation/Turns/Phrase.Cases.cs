// What the bot says about the life of a case: to officers, to reporters and in groups.
namespace GridBot.Conversation.Turns;

/// <content>Phrases about cases.</content>
public sealed partial record Phrase
{
    public static readonly Phrase ActionAccept = new("action-accept");
    public static readonly Phrase ActionReturn = new("action-return");
    public static readonly Phrase ActionStart = new("action-start");
    public static readonly Phrase ActionFinish = new("action-finish");
    public static readonly Phrase ActionAsk = new("action-ask");
    public static readonly Phrase ActionAssign = new("action-assign");

    public static readonly Phrase StateReturned = new("state-returned");
    public static readonly Phrase StateUnderway = new("state-underway");
    public static readonly Phrase StateDone = new("state-done");
    public static readonly Phrase StateRated = new("state-rated");
    public static readonly Phrase StateReopened = new("state-reopened");
    public static readonly Phrase StateRecorded = new("state-recorded");
    public static readonly Phrase StatusResult = new("status-result", "result");

    public static readonly Phrase CardIncoming = new("card-incoming", "urgency", "matter", "number", "text");
    public static readonly Phrase CardTaken = new("card-taken", "urgency", "matter", "number", "text");
    public static readonly Phrase CardOffice = new("card-office", "urgency", "matter", "number", "text");
    public static readonly Phrase CardFoot = new("card-foot", "number");
    public static readonly Phrase CardPlace = new("card-place");
    public static readonly Phrase CardWhat = new("card-what");
    public static readonly Phrase CardTime = new("card-time");
    public static readonly Phrase CardDeadline = new("card-deadline");
    public static readonly Phrase CaptionAccepted = new("caption-accepted", "name", "time");
    public static readonly Phrase CaptionStarted = new("caption-started", "name", "time");
    public static readonly Phrase CaptionDone = new("caption-done", "name", "time");
    public static readonly Phrase CaptionReturned = new("caption-returned", "name", "time");
    public static readonly Phrase CaptionMoved = new("caption-moved", "name", "time");
    public static readonly Phrase CaptionReopened = new("caption-reopened", "time");
    public static readonly Phrase CaptionCorrected = new("caption-corrected");
    public static readonly Phrase CaptionWithdrawn = new("caption-withdrawn", "name", "time");

    public static readonly Phrase CaseAccepted = new("case-accepted", "number");
    public static readonly Phrase CaseStarted = new("case-started", "number");
    public static readonly Phrase CaseFinished = new("case-finished", "number");
    public static readonly Phrase CaseReturned = new("case-returned", "number", "office");
    public static readonly Phrase CaseSentOn = new("case-sent-on", "number", "bureau");
    public static readonly Phrase CaseAsked = new("case-asked", "number");
    public static readonly Phrase CaseWhatResult = new("case-what-result", "number");
    public static readonly Phrase CasePhotoKept = new("case-photo-kept", "number");
    public static readonly Phrase CaseWhyReturn = new("case-why-return", "number");
    public static readonly Phrase CaseWhyReturnFoot = new("case-why-return-foot");
    public static readonly Phrase CaseWhatQuestion = new("case-what-question", "number");
    public static readonly Phrase CaseWhereTo = new("case-where-to", "number");
    public static readonly Phrase CaseUnknownTarget = new("case-unknown-target", "number");
    public static readonly Phrase CaseLetBe = new("case-let-be", "number");
    public static readonly Phrase CaseWhich = new("case-which");
    public static readonly Phrase CaseNoneEnding = new("case-none-ending", "ending");
    public static readonly Phrase CaseNone = new("case-none", "number");
    public static readonly Phrase TodoTitle = new("todo-title", "count");
    public static readonly Phrase TodoLine = new("todo-line", "mark", "number", "matter", "place", "state", "due");
    public static readonly Phrase TodoMore = new("todo-more", "count");
    public static readonly Phrase TodoNone = new("todo-none");
    public static readonly Phrase TodoFoot = new("todo-foot");
    public static readonly Phrase TodoOverdue = new("todo-overdue");
    public static readonly Phrase TodoDue = new("todo-due", "time");

    public static readonly Phrase RefusedOtherBureau = new("case-other-bureau", "number");
    public static readonly Phrase RefusedAlready = new("case-already", "number", "state", "name", "time");
    public static readonly Phrase RefusedAlreadyPlain = new("case-already-plain", "number", "state");
    public static readonly Phrase RefusedTooEarly = new("case-too-early", "number", "state");
    public static readonly Phrase RefusedTooLate = new("case-too-late", "number", "state");
    public static readonly Phrase RefusedWithdrawn = new("case-withdrawn", "number");
    public static readonly Phrase RefusedExpired = new("case-expired", "number", "days");
    public static readonly Phrase RefusedOnlyOnce = new("case-only-once", "number");
    public static readonly Phrase RefusedOffice = new("case-office-only", "number", "office");
    public static readonly Phrase RefusedSameBureau = new("case-same-bureau", "number", "bureau");
    public static readonly Phrase RefusedNobodyToAsk = new("case-nobody-to-ask", "number");
    public static readonly Phrase RefusedNotReporter = new("case-not-reporter", "number");

    public static readonly Phrase NewsAccepted = new("news-accepted", "number", "matter", "place", "bureau");
    public static readonly Phrase NewsStarted = new("news-started", "number", "matter", "place", "bureau");
    public static readonly Phrase NewsDone = new("news-done", "number", "matter", "place", "bureau", "result");
    public static readonly Phrase NewsRate = new("news-rate", "days");
    public static readonly Phrase NewsSentOn = new("news-sent-on", "number", "matter", "place", "bureau");
    public static readonly Phrase NewsReturned = new("news-returned", "number", "matter", "place", "office");
    public static readonly Phrase NewsQuestion = new("news-question", "number", "matter", "place", "question");
    public static readonly Phrase NewsAnswer = new("news-answer", "number", "answer", "photos");
    public static readonly Phrase RateSatisfied = new("rate-satisfied");
    public static readonly Phrase RatePartly = new("rate-partly");
    public static readonly Phrase RateDissatisfied = new("rate-dissatisfied");
    public static readonly Phrase RatedThanks = new("rated-thanks", "number");
    public static readonly Phrase RatedSorry = new("rated-sorry", "number", "days");
    public static readonly Phrase ReopenedSaid = new("reopened-said", "number", "bureau");
    public static readonly Phrase RatedNothing = new("rated-nothing");
    public static readonly Phrase CaseOfficersOnly = new("case-officers-only", "number");
    public static readonly Phrase AnswerPhoto = new("answer-photo");
    public static readonly Phrase AnswerPassedOn = new("answer-passed-on", "number");

    public static readonly Phrase LineAccepted = new("line-accepted", "number", "matter", "place", "name", "time");
    public static readonly Phrase LineStarted = new("line-started", "number", "matter", "place", "name", "time");
    public static readonly Phrase LineDone = new("line-done", "number", "matter", "place", "name", "time", "result");
    public static readonly Phrase LineReturned = new("line-returned", "number", "matter", "place", "name", "time", "reason");
    public static readonly Phrase LineMoved = new("line-moved", "number", "matter", "place", "bureau");
    public static readonly Phrase LineAnswer = new("line-answer", "number", "answer");
    public static readonly Phrase LineDissatisfied = new("line-dissatisfied", "number", "matter", "place");
    public static readonly Phrase NoticeReturned = new("notice-returned", "bureau", "reason", "passes");
    public static readonly Phrase NoticeLifted = new("notice-lifted", "passes");
    public static readonly Phrase NoticeSuggestions = new("notice-suggestions", "suggestions");
    public static readonly Phrase NoticeSentOn = new("notice-sent-on", "bureau", "reason");
    public static readonly Phrase NoticeReopened = new("notice-reopened", "reason");
    public static readonly Phrase NoticeNoReason = new("notice-no-reason");
    public static readonly Phrase NoticeLine = new("notice-line", "mark", "number", "matter", "kind", "bureau", "place", "time", "what", "deadline", "link");
}
