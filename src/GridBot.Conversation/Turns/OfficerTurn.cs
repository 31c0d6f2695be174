// Hears officers: steps of cases by a tap or in words, and what waits for their bureau.
using System.Globalization;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Turns;

/// <summary>The officer's side of the conversation.</summary>
internal sealed class OfficerTurn(DialogSet dialogs, CaseFlow flow)
{
    /// <summary>How long a case stays the one that is spoken of, and a question about it open.</summary>
    private static readonly TimeSpan SpokenOfFor = TimeSpan.FromMinutes(30);

    /// <summary>Most photos of a result.</summary>
    private const int MaximumPhotos = 6;

    private readonly CaseTargets targets = new(dialogs);
    private readonly TodoList todo = new(dialogs);
    private readonly CaseRefusalWording refusals = new(dialogs, flow.Cards);

    /// <summary>A tap on a card of a case; false when the card is none, or the person no officer.</summary>
    public bool Tap(Turn turn)
    {
        var activity = turn.Input.Activity;
        if (!activity.QuestionId.StartsWith(CaseCards.OfCase, StringComparison.Ordinal) || !ReportNumber.TryParse(activity.QuestionId[CaseCards.OfCase.Length..], out var number))
        {
            return false;
        }

        if (turn.Case(number.Value) is not { } found)
        {
            return true;
        }

        if (found.Report is not { } report)
        {
            turn.CardCaption = turn.Say(Phrase.OldCard);
            return true;
        }

        var option = activity.OptionId;
        if (option.StartsWith(CaseCards.ReasonPrefix, StringComparison.Ordinal))
        {
            var reason = dialogs.Cases.ReturnReasons.FirstOrDefault(known => CaseCards.ReasonPrefix + known.Id == option);
            TapStep(turn, found, report, new CaseWish(CaseAction.Return) { Words = reason?.Label ?? "" });
        }
        else if (option.StartsWith(CaseCards.AssignPrefix, StringComparison.Ordinal))
        {
            TapStep(turn, found, report, new CaseWish(CaseAction.Assign) { Matter = int.TryParse(option.AsSpan(CaseCards.AssignPrefix.Length), CultureInfo.InvariantCulture, out var matter) ? matter : null });
        }
        else if (Enum.TryParse<CaseAction>(option, ignoreCase: true, out var action))
        {
            TapStep(turn, found, report, new CaseWish(action));
        }
        else
        {
            turn.CardCaption = turn.Say(Phrase.OldCard);
        }

        return true;
    }

    /// <summary>Hears an officer's words; false when they are about no case.</summary>
    public bool Hear(Turn turn)
    {
        if (turn.Input.Seat is not { } seat)
        {
            return false;
        }

        DropAbandoned(turn);
        if (dialogs.Commands.Is(turn.Text, Command.Todo))
        {
            if (turn.Todo() is { } open)
            {
                todo.Tell(turn, open);
                Rest(turn);
            }

            return true;
        }

        if (CaseCommand.Read(dialogs, turn.Text) is { } command)
        {
            return Obey(turn, command);
        }

        if (turn.Session.CaseTalk is not { Asks: { } asked } talk || !ReportNumber.TryParse(talk.Number, out var number))
        {
            return false;
        }

        if (dialogs.Commands.Is(turn.Text, Command.Cancel) || dialogs.Commands.Is(turn.Text, Command.LetBe) || dialogs.Commands.Is(turn.Text, Command.Back))
        {
            DropPhotos(turn);
            turn.Session = turn.Session with { CaseTalk = new CaseTalk(talk.Number, turn.Input.Now) };
            turn.Lead(Phrase.CaseLetBe, ("number", talk.Number));
            Rest(turn);
            return true;
        }

        if (dialogs.Commands.IsAny(turn.Text))
        {
            return false;
        }

        Act(turn, seat, asked, number.Value, turn.Said);
        return true;
    }

    /// <summary>A photo for the result that is waited for; false when none is.</summary>
    public bool Attach(Turn turn)
    {
        if (turn.Input.Seat is null || turn.Session.CaseTalk is not { Asks: CaseAction.Finish } talk || turn.Input.Now - talk.At > SpokenOfFor || talk.Attachments.Count >= MaximumPhotos)
        {
            return false;
        }

        var activity = turn.Input.Activity;
        turn.Do(new Effect.KeepAttachment(activity.AttachmentId, activity.Kind));
        turn.Session = turn.Session with { CaseTalk = talk with { At = turn.Input.Now, Attachments = [.. talk.Attachments, activity.AttachmentId] } };
        turn.Lead(Phrase.CasePhotoKept, ("number", talk.Number));
        turn.AfterBurst = true;
        turn.SaysOnlyLeads = true;
        return true;
    }

    /// <summary>What was sent for a result goes with words that were refused.</summary>
    public static void DropPhotos(Turn turn)
    {
        if (turn.Session.CaseTalk is { Attachments.Count: > 0 } talk)
        {
            turn.Do(new Effect.DropAttachments(talk.Attachments));
            turn.Session = turn.Session with { CaseTalk = talk with { Attachments = [] } };
        }
    }

    private static void DropAbandoned(Turn turn)
    {
        if (turn.Session.CaseTalk is { } talk && turn.Input.Now - talk.At > SpokenOfFor)
        {
            DropPhotos(turn);
            turn.Session = turn.Session with { CaseTalk = null };
        }
    }

    private bool Obey(Turn turn, CaseCommand command)
    {
        if (command.Number is { } number)
        {
            Act(turn, turn.Input.Seat!, command.Action, number, command.Words);
            return true;
        }

        if (turn.Todo() is not { } open)
        {
            return true;
        }

        var ending = command.Suffix.Length == 0 ? [] : open.Where(report => report.Number.Text.EndsWith(command.Suffix, StringComparison.Ordinal)).ToList();
        if (ending.Count == 1)
        {
            Act(turn, turn.Input.Seat!, command.Action, ending[0].Number, command.Words);
        }
        else if (turn.Session.CaseTalk is { } talk && ReportNumber.TryParse(talk.Number, out var spoken))
        {
            Act(turn, turn.Input.Seat!, command.Action, spoken.Value, Rejoined(command));
        }
        else if (open.Count == 1)
        {
            Act(turn, turn.Input.Seat!, command.Action, open[0].Number, Rejoined(command));
        }
        else
        {
            turn.Lead(Phrase.CaseWhich);
            Rest(turn);
        }

        return true;
    }

    /// <summary>What looked like the end of a number and is none belongs to the words.</summary>
    private static string Rejoined(CaseCommand command) => $"{command.Suffix} {command.Words}".Trim();

    private void Act(Turn turn, OfficerSeat seat, CaseAction action, ReportNumber number, string words)
    {
        if (turn.Case(number) is not { } found)
        {
            return;
        }

        if (found.Report is not { } report)
        {
            turn.Lead(Phrase.CaseNone, ("number", number.Text));
            Rest(turn);
            return;
        }

        var wish = Wish(turn, report, action, words);
        if (Lacks(turn, seat, report, wish) is { } question)
        {
            Ask(turn, report, action);
            turn.Lead(turn.Say(question, ("number", number.Text)));
            if (action == CaseAction.Return)
            {
                Reasons(turn);
            }
        }
        else if (Take(turn, seat, found, report, wish) is CaseOutcome.Done done)
        {
            turn.Lead(Said(action, done.After));
        }
        else if (Refusal(turn, seat, found, report, wish) is { } refused)
        {
            turn.Lead(refused);
        }

        Rest(turn);
    }

    private void TapStep(Turn turn, FoundCase found, Report report, CaseWish wish)
    {
        var seat = turn.Input.Seat ?? new OfficerSeat("", []);
        if (Lacks(turn, seat, report, wish) is { } question)
        {
            // The card stays as it is: whoever goes no further can still tap another button.
            Ask(turn, report, wish.Action);
            var said = wish.Action == CaseAction.Return ? flow.Cards.Reasons(report) : new Reply(turn.Say(question, ("number", report.Number.Text)), [], [], "", "", AfterBurst: false);
            turn.Do(new Effect.TellPerson(turn.Input.Person, report.Number, said));
            return;
        }

        turn.CardCaption = Take(turn, seat, found, report, wish) switch
        {
            CaseOutcome.Done done => flow.Cards.Caption(wish.Action == CaseAction.Return ? ReportState.Returned : wish.Action == CaseAction.Assign ? ReportState.Filed : done.After.State, seat.Name, turn.Input.Now),
            _ => refusals.Caption(found),
        };
        if (Refusal(turn, seat, found, report, wish) is { } refused)
        {
            turn.Do(new Effect.TellPerson(turn.Input.Person, report.Number, new Reply(refused, [], [], "", "", AfterBurst: false)));
        }
    }

    /// <summary>Takes the step; photos that waited for it go with it.</summary>
    private CaseOutcome Take(Turn turn, OfficerSeat seat, FoundCase found, Report report, CaseWish wish)
    {
        var outcome = flow.Take(report, wish, seat.Actor(turn.Input.Person), turn.Input.Now, found.Events);
        if (outcome is CaseOutcome.Done done)
        {
            foreach (var effect in done.Effects)
            {
                turn.Do(effect);
            }

            turn.Session = turn.Session with { CaseTalk = new CaseTalk(report.Number.Text, turn.Input.Now) };
        }

        return outcome;
    }

    /// <summary>Why a step is not possible, in words; null when it is.</summary>
    private string? Refusal(Turn turn, OfficerSeat seat, FoundCase found, Report report, CaseWish wish)
        => flow.Take(report, wish, seat.Actor(turn.Input.Person), turn.Input.Now, found.Events) is CaseOutcome.Refused refused ? refusals.Say(refused.Why, report, found.Events) : null;

    /// <summary>The question for what a step lacks that would be possible with it; null when it lacks nothing.</summary>
    private Phrase? Lacks(Turn turn, OfficerSeat seat, Report report, CaseWish wish)
    {
        const string anything = "-";
        if (flow.Life.Decide(report, wish.Action, seat.Actor(turn.Input.Person), turn.Input.Now, anything) is not CaseDecision.Possible)
        {
            return null;
        }

        return wish switch
        {
            { Action: CaseAction.Assign, Matter: null, Bureau: null } => wish.Words.Length > 0 ? Phrase.CaseUnknownTarget : Phrase.CaseWhereTo,
            { Words.Length: > 0 } => null,
            { Action: CaseAction.Finish } => Phrase.CaseWhatResult,
            { Action: CaseAction.Return } => Phrase.CaseWhyReturn,
            { Action: CaseAction.Ask } => Phrase.CaseWhatQuestion,
            _ => null,
        };
    }

    private CaseWish Wish(Turn turn, Report report, CaseAction action, string words)
    {
        var talk = turn.Session.CaseTalk is { } spoken && spoken.Number == report.Number.Text ? spoken : null;
        var wish = new CaseWish(action) { Words = words.Trim(), Attachments = action == CaseAction.Finish ? talk?.Attachments ?? [] : [] };
        if (action is not (CaseAction.Return or CaseAction.Assign))
        {
            return wish;
        }

        if (action == CaseAction.Return && talk?.Asks == CaseAction.Return && Reason(wish.Words) is { } reason)
        {
            return wish with { Words = reason.Label };
        }

        var (matter, bureau) = targets.Find(report, wish.Words);
        return wish with { Matter = matter, Bureau = action == CaseAction.Assign ? bureau : null };
    }

    /// <summary>A ready-made reason by its number in the list; null when the words are their own reason.</summary>
    private ReturnReason? Reason(string words)
        => int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= dialogs.Cases.ReturnReasons.Count ? dialogs.Cases.ReturnReasons[number - 1] : null;

    private void Reasons(Turn turn)
    {
        for (var at = 0; at < dialogs.Cases.ReturnReasons.Count; at++)
        {
            turn.Lead($"{(at + 1).ToString(CultureInfo.InvariantCulture)}. {dialogs.Cases.ReturnReasons[at].Label}");
        }

        turn.Lead(Phrase.CaseWhyReturnFoot);
    }

    private static void Ask(Turn turn, Report report, CaseAction action)
    {
        var kept = turn.Session.CaseTalk is { } talk && talk.Number == report.Number.Text ? talk.Attachments : [];
        turn.Session = turn.Session with { CaseTalk = new CaseTalk(report.Number.Text, turn.Input.Now) { Asks = action, Attachments = kept } };
    }

    private string Said(CaseAction action, Report after)
    {
        var phrase = action switch
        {
            CaseAction.Accept => Phrase.CaseAccepted,
            CaseAction.Start => Phrase.CaseStarted,
            CaseAction.Finish => Phrase.CaseFinished,
            CaseAction.Return when after.State == ReportState.Returned => Phrase.CaseReturned,
            CaseAction.Ask => Phrase.CaseAsked,
            _ => Phrase.CaseSentOn,
        };
        return dialogs.Wording.Say(phrase, ("number", after.Number.Text), ("office", dialogs.Office.Name), ("bureau", dialogs.BureauName(after.Bureau)));
    }

    /// <summary>Nothing is asked beside it, unless a report of the officer's own is being taken.</summary>
    private static void Rest(Turn turn) => turn.SaysOnlyLeads = turn.Draft is null;
}
