// Moves a session one activity on: the heart of the bot, free of I/O, clock and randomness.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>
/// The conversation engine. (dialogs, session, activity, now) in; (session, reply, effects) out. Pure and thread-safe; the same input gives the same result.
/// </summary>
public sealed class ConversationEngine
{
    /// <summary>Longest text that counts as a short answer, in characters; longer ones may be the start of a burst.</summary>
    private const int ShortAnswer = 30;

    /// <summary>From this length on the answer says that all was kept although little of it is shown, in characters.</summary>
    private const int LongStory = 300;

    private readonly DialogSet dialogs;
    private readonly CommandTurn commands;
    private readonly AnswerTurn answers;
    private readonly DraftTurn drafts;
    private readonly ShelfTurn shelf;
    private readonly CancelTurn cancels;
    private readonly DivisionTurn division;
    private readonly StuckTurn stuck;
    private readonly ReminderTurn reminders;
    private readonly AttachmentTurn attachments;
    private readonly DangerTurn danger;
    private readonly LooseTurn loose;
    private readonly SameCaseTurn same;
    private readonly FilingTurn filing;
    private readonly EarlyFilingTurn early;
    private readonly AmendmentTurn amendments;
    private readonly EditionTurn editions;
    private readonly OfficerTurn officers;
    private readonly CaseReplyTurn replies;
    private readonly CaseAnswerTurn caseAnswers;
    private readonly RefusalTurn refusals;
    private readonly PacingTurn pacing;
    private readonly QuestionWriter questions;

    /// <param name="dialogs">What the bot knows and says.</param>
    /// <param name="publicUrl">Base of the links in notices.</param>
    public ConversationEngine(DialogSet dialogs, Uri publicUrl)
    {
        this.dialogs = dialogs;
        var notices = new NoticeWriter(dialogs, publicUrl);
        var slots = new SlotReader(dialogs);
        var places = new PlaceAnswer(dialogs);
        var corrections = new CorrectionTurn(dialogs, slots, places);
        var judge = new StoryJudge(dialogs, slots);
        var flow = new CaseFlow(dialogs, publicUrl);
        filing = new FilingTurn(dialogs, slots, notices, flow, new SituationTurn(dialogs, publicUrl));
        drafts = new DraftTurn(dialogs, slots, corrections);
        editions = new EditionTurn(dialogs, drafts);
        shelf = new ShelfTurn(dialogs, drafts, judge, editions);
        cancels = new CancelTurn(dialogs, drafts, shelf);
        division = new DivisionTurn(dialogs, slots, drafts, shelf, judge);
        reminders = new ReminderTurn(dialogs);
        var others = new OtherReportTurn(dialogs, slots, drafts, shelf, judge);
        var handOvers = new HandOverTurn(dialogs, drafts, shelf, filing);
        var areas = new AreaTurn(drafts);
        stuck = new StuckTurn(drafts, shelf, division, others, areas);
        attachments = new AttachmentTurn(dialogs, drafts);
        danger = new DangerTurn(dialogs);
        questions = new QuestionWriter(slots, new MidDraftQuestion(division));
        var slotAnswers = new SlotAnswerTurn(dialogs, drafts, corrections, slots, places, judge);
        var withdrawals = new WithdrawalTurn(notices, flow);
        early = new EarlyFilingTurn(dialogs, filing, questions);
        amendments = new AmendmentTurn(dialogs, filing, notices, danger, shelf, flow);
        same = new SameCaseTurn(dialogs, drafts, slots, new JoinTurn(dialogs, shelf, amendments, notices));
        loose = new LooseTurn(amendments);
        officers = new OfficerTurn(dialogs, flow);
        replies = new CaseReplyTurn(dialogs, flow);
        caseAnswers = new CaseAnswerTurn(dialogs, flow);
        refusals = new RefusalTurn(dialogs, loose);
        pacing = new PacingTurn(dialogs);
        answers = new AnswerTurn(dialogs, drafts, slotAnswers, areas, questions, filing, new MidDraftTurn(shelf, division, others, stuck, handOvers, cancels), withdrawals, same);
        var afterFiling = new AfterFilingTurn(dialogs, amendments, slotAnswers, corrections, drafts, loose);
        commands = new CommandTurn(drafts, shelf, cancels, slotAnswers, handOvers, new OwnReportsTurn(withdrawals, new StatusTurn(dialogs)), afterFiling);
    }

    /// <summary>Moves a session on by one activity.</summary>
    /// <param name="input">All the turn depends on. When the result wants something, call again with it.</param>
    public TurnResult Advance(TurnInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var paused = input.Paused?.Take(input);
        var turn = paused ?? new Turn(dialogs, input);
        var heard = paused is not null || Run(turn);
        if (heard && Conclude(turn))
        {
            return new TurnResult(input.Session, null, [], turn.Wants) { Alike = turn.WishedAlike, Situation = turn.WishedSituation, Paused = new PausedTurn(turn) };
        }

        if (turn.Wants != TurnWants.None)
        {
            return new TurnResult(input.Session, null, [], turn.Wants) { About = turn.About };
        }

        reminders.Plan(turn);
        var slowBy = pacing.Pace(turn);
        var reply = heard ? questions.Write(turn) : null;
        var due = reply is { AfterBurst: true } ? input.Now + input.SettleTime : (DateTimeOffset?)null;
        var session = reply is null ? turn.Session : turn.Session with { AnswerDue = due, Unsent = due is null ? [] : turn.Leads };
        return new TurnResult(session, reply, turn.Effects) { CardCaption = turn.CardCaption, SlowBy = slowBy };
    }

    /// <summary>Hears the activity, up to the point from which on others must be asked; whether anything was heard.</summary>
    private bool Run(Turn turn)
    {
        PassingOver.End(turn);
        shelf.DropExpired(turn);
        AmendmentTurn.CloseAbandoned(turn);
        cancels.DropLapsed(turn);
        var heard = editions.Bring(turn) || Hear(turn);
        if (turn is { IsStuck: true, Wants: TurnWants.None })
        {
            stuck.Help(turn);
        }

        editions.AskAnew(turn);
        if (heard && turn.Wants == TurnWants.None)
        {
            danger.Warn(turn);
        }

        return heard;
    }

    /// <summary>What comes of what was heard. True when the turn must know something first and can go on from here with it.</summary>
    private bool Conclude(Turn turn)
    {
        if (turn.Wants != TurnWants.None)
        {
            return false;
        }

        if (!turn.IsCompared)
        {
            same.Compare(turn);
            if (turn.Wants == TurnWants.Alike)
            {
                return true;
            }

            turn.IsCompared = true;
            early.File(turn);
            amendments.Commit(turn);
            PlacementNotice.Tell(turn);
        }

        filing.Tell(turn);
        return turn.Wants == TurnWants.Situation;
    }

    /// <summary>What is said and kept when a turn failed by a fault of the program: the draft that may have caused it goes, so that nobody is locked out, and the person is told so.</summary>
    public TurnResult Recover(TurnInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var before = input.Session;
        List<string> dropped = [.. ((Draft?[])[before.Draft, .. before.Aside, before.Cancelled]).SelectMany(draft => draft is { Filed: null } ? draft.Attachments : [])];
        List<Effect> effects = [.. dropped.Count > 0 ? [new Effect.DropAttachments(dropped)] : (Effect[])[], .. before.Reminder is null ? (Effect[])[] : [new Effect.CancelReminder()]];
        var session = Session.New with { Introduced = before.Introduced, Shown = before.Shown, Junk = before.Junk, QuestionNumber = before.QuestionNumber, PassesOverUntil = before.PassesOverUntil };
        return new TurnResult(session, new Reply(dialogs.Wording.Say(Phrase.Fault), [], [], "", "", AfterBurst: false), effects)
        {
            CardCaption = input.Activity.Kind == ActivityKind.Tap ? dialogs.Wording.Say(Phrase.OldCard) : null,
        };
    }

    /// <summary>What is said of a message that is refused; null when it is taken. The answer to a refused message is not stored: a second delivery asks here again.</summary>
    public string? AnswerIfRefused(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return refusals.Answer(activity.Kind == ActivityKind.Location ? activity.PlaceLabel : activity.Text);
    }

    private bool Hear(Turn turn)
    {
        var activity = turn.Input.Activity;
        switch (activity.Kind)
        {
            case ActivityKind.Entered:
                return commands.Greet(turn, entered: true);
            case ActivityKind.Tap:
                RefusalTurn.Forget(turn);
                if (officers.Tap(turn) || replies.Tap(turn))
                {
                    // What is said about a case goes out as a message of its own: the open question has nothing to do with it.
                    return false;
                }

                answers.Tap(turn);
                return true;
            case ActivityKind.Location or ActivityKind.Image or ActivityKind.Voice or ActivityKind.Video when PassingOver.Holds(turn):
                // It was sent together with what was refused, or cancelled; the answer to that said so.
                return false;
            case ActivityKind.Location:
                HearLocation(turn);
                return true;
            case ActivityKind.Image or ActivityKind.Voice or ActivityKind.Video:
                commands.Introduce(turn);
                if (officers.Attach(turn) || caseAnswers.Attach(turn))
                {
                    return true;
                }

                loose.Begin(turn);
                attachments.Attach(turn);
                RefusalTurn.Remember(turn, placeBefore: null);
                return true;
            case ActivityKind.Link or ActivityKind.Other:
                commands.Introduce(turn);
                AskForWords(turn, activity.Kind == ActivityKind.Link ? Phrase.LinkNeedsWords : Phrase.OtherNeedsWords);
                return true;
            default:
                HearText(turn);
                return true;
        }
    }

    private void HearLocation(Turn turn)
    {
        commands.Introduce(turn);
        if (refusals.Hear(turn, turn.Input.Activity.PlaceLabel) || caseAnswers.Attach(turn))
        {
            return;
        }

        loose.Begin(turn);
        var place = turn.Draft?.Find(DraftTurn.PlaceSlot);
        attachments.Locate(turn);
        RefusalTurn.Remember(turn, place);
    }

    private void HearText(Turn turn)
    {
        commands.Introduce(turn);
        if (turn.Text.Length == 0)
        {
            DraftTurn.Miss(turn, Phrase.NotUnderstood);
            if (turn.Draft is null && turn.Session.Open.Kind == QuestionKind.None)
            {
                turn.SayOnly(Phrase.TellMe);
            }

            return;
        }

        if (refusals.Hear(turn, officers.Judged(turn) ?? turn.Input.Activity.Text))
        {
            OfficerTalk.DropPhotos(turn);
            CaseAnswerTurn.DropPhotos(turn);
            return;
        }

        RefusalTurn.Forget(turn);
        if (StoryText.IsLink(turn.Text))
        {
            AskForWords(turn, Phrase.LinkNeedsWords);
            return;
        }

        // Reserved words come before any question sees the text, answers before it is taken for a new story.
        if (officers.Hear(turn) || replies.Hear(turn) || caseAnswers.Hear(turn))
        {
            return;
        }

        if (commands.Hear(turn) || shelf.ShelveAbandoned(turn) || answers.Hear(turn))
        {
            turn.AfterBurst |= turn.Text.Length > ShortAnswer;
            return;
        }

        turn.AfterBurst = true;
        if (turn.Text.Length >= LongStory)
        {
            turn.Lead(Phrase.LongStory);
        }

        if (!division.Offer(turn))
        {
            drafts.Tell(turn);
        }
    }

    /// <summary>Something that cannot be read: words are asked for, and an open question counts as not understood.</summary>
    private static void AskForWords(Turn turn, Phrase phrase)
    {
        turn.Lead(phrase);
        if (turn.Session.Open.Kind != QuestionKind.None)
        {
            MissLadder.Count(turn);
        }
    }
}
