// Moves a session one activity on: the heart of the bot, free of I/O, clock and randomness.
using GridBot.Classification.Refusing;
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
    /// <summary>A draft untouched for this long is abandoned: the next free text begins a new report, and the draft is offered again.</summary>
    public static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(30);

    /// <summary>A draft untouched for this long is dropped (scope: drafts are kept 7 days).</summary>
    public static readonly TimeSpan DraftLifetime = TimeSpan.FromDays(7);

    /// <summary>Anything but publicity held belongs to the public line of this matter, which has its own number (scope).</summary>
    private const int StateSecurity = 23;

    /// <summary>Longest text that counts as a short answer, in characters; longer ones may be the start of a burst.</summary>
    private const int ShortAnswer = 30;

    private readonly DialogSet dialogs;
    private readonly CommandTurn commands;
    private readonly AnswerTurn answers;
    private readonly DraftTurn drafts;
    private readonly ShelfTurn shelf;
    private readonly AttachmentTurn attachments;
    private readonly DangerTurn danger;
    private readonly EditionTurn editions;
    private readonly QuestionWriter questions;

    /// <param name="dialogs">What the bot knows and says.</param>
    /// <param name="publicUrl">Base of the links in notices.</param>
    public ConversationEngine(DialogSet dialogs, Uri publicUrl)
    {
        this.dialogs = dialogs;
        var notices = new NoticeWriter(dialogs, publicUrl);
        var slots = new SlotReader(dialogs);
        var corrections = new CorrectionTurn(dialogs, slots);
        drafts = new DraftTurn(dialogs, slots, corrections);
        shelf = new ShelfTurn(dialogs, drafts);
        attachments = new AttachmentTurn(dialogs, drafts);
        danger = new DangerTurn(dialogs);
        editions = new EditionTurn(dialogs, drafts);
        questions = new QuestionWriter(slots);
        answers = new AnswerTurn(dialogs, drafts, new SlotAnswerTurn(dialogs, drafts, corrections, slots), new AreaTurn(drafts), questions, new FilingTurn(dialogs, slots, notices));
        commands = new CommandTurn(drafts, shelf, notices);
    }

    /// <summary>Moves a session on by one activity.</summary>
    /// <param name="input">All the turn depends on. When the result wants something, call again with it.</param>
    public TurnResult Advance(TurnInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var turn = new Turn(dialogs, input);
        shelf.DropExpired(turn);
        var heard = editions.Bring(turn) || Hear(turn);
        editions.AskAnew(turn);
        if (turn.Wants != TurnWants.None)
        {
            return new TurnResult(input.Session, null, [], turn.Wants);
        }

        danger.Warn(turn);
        var reply = heard ? questions.Write(turn) : null;
        var due = reply is { AfterBurst: true } ? input.Now + input.SettleTime : (DateTimeOffset?)null;
        var session = reply is null ? turn.Session : turn.Session with { AnswerDue = due, Unsent = due is null ? [] : turn.Leads };
        return new TurnResult(session, reply, turn.Effects) { CardCaption = turn.CardCaption };
    }

    /// <summary>What is said and kept when a turn failed by a fault of the program: the draft that may have caused it goes, so that nobody is locked out, and the person is told so.</summary>
    public TurnResult Recover(TurnInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        List<string> dropped = [.. input.Session.Draft?.Attachments ?? [], .. input.Session.Shelved?.Attachments ?? []];
        var session = Session.New with { Introduced = input.Session.Introduced, QuestionNumber = input.Session.QuestionNumber };
        return new TurnResult(session, new Reply(dialogs.Wording.Say(Phrase.Fault), [], [], "", "", AfterBurst: false), dropped.Count > 0 ? [new Effect.DropAttachments(dropped)] : [])
        {
            CardCaption = input.Activity.Kind == ActivityKind.Tap ? dialogs.Wording.Say(Phrase.OldCard) : null,
        };
    }

    private bool Hear(Turn turn)
    {
        var activity = turn.Input.Activity;
        switch (activity.Kind)
        {
            case ActivityKind.Entered:
                return commands.Greet(turn, entered: true);
            case ActivityKind.Tap:
                answers.Tap(turn);
                return true;
            case ActivityKind.Location:
                HearLocation(turn);
                return true;
            case ActivityKind.Image or ActivityKind.Voice or ActivityKind.Video:
                commands.Introduce(turn);
                attachments.Attach(turn);
                return true;
            case ActivityKind.Link:
                commands.Introduce(turn);
                turn.Lead(Phrase.LinkNeedsWords);
                return true;
            default:
                HearText(turn);
                return true;
        }
    }

    private void HearLocation(Turn turn)
    {
        commands.Introduce(turn);
        if (dialogs.Refusal.Decide(turn.Input.Activity.PlaceLabel) is { Refused: true } decision)
        {
            Refuse(turn, decision);
            return;
        }

        attachments.Locate(turn);
    }

    private void HearText(Turn turn)
    {
        commands.Introduce(turn);
        if (turn.Text.Length == 0)
        {
            turn.Lead(Phrase.NotUnderstood);
            if (turn.Draft is null)
            {
                turn.SayOnly(Phrase.TellMe);
            }

            return;
        }

        if (dialogs.Refusal.Decide(turn.Input.Activity.Text) is { Refused: true } decision)
        {
            Refuse(turn, decision);
            return;
        }

        // Reserved words come before any question sees the text, answers before it is taken for a new story.
        if (commands.Hear(turn) || shelf.ShelveAbandoned(turn) || answers.Hear(turn))
        {
            turn.AfterBurst |= turn.Text.Length > ShortAnswer;
            return;
        }

        turn.AfterBurst = true;
        drafts.Tell(turn);
    }

    /// <summary>Says what is not taken and keeps nothing: no text, no draft that holds only what came with it.</summary>
    private static void Refuse(Turn turn, RefusalDecision decision)
    {
        turn.Do(new Effect.CountRefusal(decision.Rule ?? ""));
        turn.Lead(decision.Matter == StateSecurity ? Phrase.RefusedStateSecurity : decision.SayAgain ? Phrase.RefusedSayAgain : Phrase.Refused);
        if (turn.Draft is { Matter: null, Said.Count: 0 })
        {
            turn.DropDraft();
        }

        if (turn.Draft is null)
        {
            turn.SaysOnlyLeads = true;
        }
        else
        {
            turn.Lead(Phrase.RefusedGoOn);
        }
    }
}
