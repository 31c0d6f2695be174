// Hears officers: steps of cases by a tap or in words, and what waits for their bureau.
using System.Globalization;
using GridBot.Classification;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Turns;

/// <summary>The officer's side of the conversation.</summary>
internal sealed class OfficerTurn(DialogSet dialogs, CaseFlow flow)
{
    /// <summary>Most photos of a result.</summary>
    private const int MaximumPhotos = 6;

    /// <summary>Longest words behind a step that takes none, such as a particle, in characters.</summary>
    private const int LongestParticle = 3;

    private readonly OfficerWish wishes = new(dialogs, flow);
    private readonly CaseStory stories = new(dialogs);
    private readonly TodoList todo = new(dialogs);
    private readonly CaseRefusalWording refusals = new(dialogs, flow.Cards);

    /// <summary>A tap on a card of a case; false when the card is none.</summary>
    public bool Tap(Turn turn)
    {
        var activity = turn.Input.Activity;
        if (!activity.QuestionId.StartsWith(CaseCards.OfCase, StringComparison.Ordinal) || !ReportNumber.TryParse(activity.QuestionId[CaseCards.OfCase.Length..], out var number))
        {
            return false;
        }

        if (turn.Case(number.Value) is { } found)
        {
            if (found.Report is { } report && wishes.OfTap(activity.OptionId) is { } wish)
            {
                TapStep(turn, found, report, wish);
            }
            else
            {
                turn.CardCaption = turn.Say(Phrase.OldCard);
            }
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

        OfficerTalk.DropAbandoned(turn);
        if (dialogs.Commands.Is(turn.Text, Command.Todo))
        {
            if (turn.Todo() is { } open)
            {
                todo.Tell(turn, open);
                Rest(turn);
            }

            return true;
        }

        // The step is read as it was written, because masking may take what follows a word for a name; the words that are kept are masked.
        if (StepOf(turn) is { } command && !IsNoCommand(turn, command))
        {
            Obey(turn, seat, command with { Words = dialogs.Mask.Apply(command.Words) });
            return true;
        }

        return OfficerTalk.Asking(turn) is { Asks: { } asked } talk && ReportNumber.TryParse(talk.Number, out var number) && HearAsked(turn, seat, talk, asked, number.Value);
    }

    /// <summary>What of an officer's words must be judged before anything is kept: what stands behind the step. "Ask the reporter" alone would sound like an enquiry about a person. Null for all of it.</summary>
    public string? Judged(Turn turn) => turn.Input.Seat is not null && StepOf(turn) is { } command && !IsNoCommand(turn, command) ? command.Words : null;

    private CaseCommand? StepOf(Turn turn) => CaseCommand.Read(dialogs, NormalText.Of(turn.Input.Activity.Text.Trim(), keepCase: true));

    /// <summary>A photo for the result that is waited for; false when none is.</summary>
    public bool Attach(Turn turn)
    {
        if (turn.Input.Seat is null || OfficerTalk.Asking(turn) is not { Asks: CaseAction.Finish } talk)
        {
            return false;
        }

        turn.AfterBurst = true;
        turn.SaysOnlyLeads = true;
        if (talk.Attachments.Count >= MaximumPhotos)
        {
            turn.Lead(Phrase.AttachmentsFull, ("count", MaximumPhotos.ToString(CultureInfo.InvariantCulture)));
            return true;
        }

        var activity = turn.Input.Activity;
        turn.Do(new Effect.KeepAttachment(activity.AttachmentId, activity.Kind));
        turn.Session = turn.Session with { CaseTalk = talk with { At = turn.Input.Now, Attachments = [.. talk.Attachments, activity.AttachmentId] } };
        turn.Lead(Phrase.CasePhotoKept, ("number", talk.Number));
        return true;
    }

    /// <summary>Whether words that open like a step tell something else: taking up needs no words, and a report with a place of its own is one.</summary>
    private bool IsNoCommand(Turn turn, CaseCommand command)
        => command is { Number: null, Suffix.Length: 0, Words.Length: > 0 }
            && ((command.NeedsNoWords && command.Words.Length > LongestParticle) || (command.IsAttached && stories.TellsSomethingElse(turn, null)));

    private void Obey(Turn turn, OfficerSeat seat, CaseCommand command)
    {
        if (command.Number is { } number)
        {
            Act(turn, seat, command.Action, number, command.Words);
            return;
        }

        if (turn.Todo() is not { } open)
        {
            return;
        }

        if (MeantCase.Of(command, open, OfficerTalk.Of(turn)) is { Number: { } meant } found)
        {
            Act(turn, seat, command.Action, meant, found.Words);
            return;
        }

        turn.Lead(open.Count == 0 ? turn.Say(Phrase.TodoNone) : command.Suffix.Length > 0 && !open.Any(report => report.Number.Text.EndsWith(command.Suffix, StringComparison.Ordinal))
            ? turn.Say(Phrase.CaseNoneEnding, ("ending", command.Suffix)) : turn.Say(Phrase.CaseWhich));
        Rest(turn);
    }

    /// <summary>The words that were asked for; false when they are none of them.</summary>
    private bool HearAsked(Turn turn, OfficerSeat seat, CaseTalk talk, CaseAction asked, ReportNumber number)
    {
        var commands = dialogs.Commands;
        if (commands.Is(turn.Text, Command.Cancel) || commands.Is(turn.Text, Command.LetBe) || commands.Is(turn.Text, Command.Back))
        {
            OfficerTalk.Lapse(turn);
            turn.Lead(Phrase.CaseLetBe, ("number", talk.Number));
            Rest(turn);
            return true;
        }

        if (commands.Is(turn.Text, Command.Submit) || commands.Is(turn.Text, Command.Skip))
        {
            // Neither is a result or a reason: what is asked is said again.
            Act(turn, seat, asked, number, "");
            return true;
        }

        if (commands.IsAny(turn.Text))
        {
            if (!commands.Is(turn.Text, Command.Help) && !commands.Is(turn.Text, Command.Greeting))
            {
                // Something else is begun, whose options must not be taken for the words.
                OfficerTalk.Lapse(turn);
            }

            return false;
        }

        if (asked is CaseAction.Finish or CaseAction.Ask)
        {
            if (turn.Case(number) is not { } found)
            {
                return true;
            }

            if (stories.TellsSomethingElse(turn, found.Report))
            {
                return false;
            }
        }

        Act(turn, seat, asked, number, turn.Said);
        return true;
    }

    private void Act(Turn turn, OfficerSeat seat, CaseAction action, ReportNumber number, string words)
    {
        if (turn.Case(number) is not { } found)
        {
            return;
        }

        if (action == CaseAction.Finish && found.Report is { } settled && wishes.IsPossible(turn, seat, settled, action))
        {
            OfficerTalk.Adopt(turn, number.Text);
        }

        Rest(turn);
        if (found.Report is not { } report)
        {
            turn.Lead(Phrase.CaseNone, ("number", number.Text));
            return;
        }

        var wish = wishes.OfWords(turn, report, action, words);
        if (wishes.Lacks(turn, seat, report, wish) is { } question)
        {
            OfficerTalk.Ask(turn, report.Number.Text, action);
            turn.Lead(turn.Say(question, ("number", number.Text)));
            if (action == CaseAction.Return)
            {
                ListReasons(turn);
            }

            return;
        }

        turn.Lead(Take(turn, seat, found, report, wish) ?? Said(turn, action, report));
    }

    private void TapStep(Turn turn, FoundCase found, Report report, CaseWish wish)
    {
        var seat = turn.Input.Seat ?? new OfficerSeat("", []);
        if (wishes.Lacks(turn, seat, report, wish) is { } question)
        {
            if (wish.Action == CaseAction.Finish)
            {
                OfficerTalk.Adopt(turn, report.Number.Text);
            }

            // The card stays as it is: whoever goes no further can still tap another button.
            OfficerTalk.Ask(turn, report.Number.Text, wish.Action);
            var said = wish.Action == CaseAction.Return ? flow.Cards.Reasons(report) : Plain(turn.Say(question, ("number", report.Number.Text)));
            turn.Do(new Effect.TellPerson(turn.Input.Person, report.Number, said));
        }
        else if (Take(turn, seat, found, report, wish) is { } refused)
        {
            turn.CardCaption = refusals.Caption(found);
            turn.Do(new Effect.TellPerson(turn.Input.Person, report.Number, Plain(refused)));
        }
        else
        {
            var led = wish.Action switch { CaseAction.Return => ReportState.Returned, CaseAction.Assign => ReportState.Filed, _ => Stepped(turn).State };
            turn.CardCaption = flow.Cards.Caption(led, seat.Name, turn.Input.Now);
        }
    }

    /// <summary>Takes the step; photos that waited for it go with it. Why it is not possible, in words, or null when it was taken.</summary>
    private string? Take(Turn turn, OfficerSeat seat, FoundCase found, Report report, CaseWish wish)
    {
        switch (flow.Take(report, wish, seat.Actor(turn.Input.Person), turn.Input.Now, found.Events))
        {
            case CaseOutcome.Done done:
                foreach (var effect in done.Effects)
                {
                    turn.Do(effect);
                }

                OfficerTalk.Speak(turn, report.Number.Text, wish.Attachments);
                return null;
            case CaseOutcome.Refused refused:
                // What was asked for cannot be used any more: the next words are not taken for it.
                OfficerTalk.Lapse(turn);
                return refusals.Say(refused.Why, report, found.Events);
            default:
                throw new InvalidOperationException("An outcome is neither.");
        }
    }

    /// <summary>The case as the step of this turn left it.</summary>
    private static Report Stepped(Turn turn) => turn.Effects.OfType<Effect.StepCase>().Last().After;

    private void ListReasons(Turn turn)
    {
        for (var at = 0; at < dialogs.Cases.ReturnReasons.Count; at++)
        {
            turn.Lead($"{(at + 1).ToString(CultureInfo.InvariantCulture)}. {dialogs.Cases.ReturnReasons[at].Label}");
        }

        turn.Lead(Phrase.CaseWhyReturnFoot);
    }

    private string Said(Turn turn, CaseAction action, Report before)
    {
        var after = Stepped(turn);
        var phrase = action switch
        {
            CaseAction.Accept => Phrase.CaseAccepted,
            CaseAction.Start => Phrase.CaseStarted,
            CaseAction.Finish => Phrase.CaseFinished,
            CaseAction.Return when after.State == ReportState.Returned => Phrase.CaseReturned,
            CaseAction.Ask => Phrase.CaseAsked,
            _ => Phrase.CaseSentOn,
        };
        return dialogs.Wording.Say(phrase, ("number", before.Number.Text), ("office", dialogs.Office.Name), ("bureau", dialogs.BureauName(after.Bureau)));
    }

    private static Reply Plain(string text) => new(text, [], [], "", "", AfterBurst: false);

    /// <summary>Nothing is asked beside it, unless a report of the officer's own is being taken.</summary>
    private static void Rest(Turn turn) => turn.SaysOnlyLeads = turn.Draft is null;
}
