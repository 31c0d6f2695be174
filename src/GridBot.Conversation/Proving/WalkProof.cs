// Walks every way through one kind of report with the real engine.
using System.Text;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Proving;

/// <summary>
/// Proves of a kind: every question is reached, answered by number and by label, left, skipped where it may be, cancelled and resumed; every way ends in a report that reaches a group; every message fits.
/// </summary>
internal sealed class WalkProof(DialogSet dialogs, ConversationEngine engine, Flow flow, ReportKind kind)
{
    /// <summary>Most states played of one kind; flows of this city need a few dozen.</summary>
    private const int MostStates = 400;

    /// <summary>How long somebody is away who resumes: longer than a draft stays open by itself.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromHours(5);

    private readonly WayIn way = new(dialogs, engine, flow, kind);
    private readonly List<DialogFault> faults = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private bool summarised;

    /// <summary>States in which the engine was asked to go on.</summary>
    public int States => seen.Count;

    public IReadOnlyList<DialogFault> Run()
    {
        if (way.ByMenu(Role.Worker, Prove) is not { } start || (flow.Matter.ForResidents && way.ByMenu(Role.Resident, Prove) is null))
        {
            Fault(kind.Line, $"the kind '{kind.Id}' cannot be reached by the menu", "See that its matter stands in the menu and its label can be chosen.");
            return faults;
        }

        Explore(start);
        foreach (var slot in kind.Slots.Where(slot => slot.Ask is not null && !asked.Contains(slot.Id)))
        {
            if (way.ByCorrection(start, slot, Prove) is { } there)
            {
                Explore(there);
            }

            if (!asked.Contains(slot.Id))
            {
                Fault(slot.Line, $"no played way leads to the question of '{slot.Id}'", "Mend its 'when', or make it depend on a slot that can be answered.");
            }
        }

        WalkWithLongestAnswers(start);
        return faults;
    }

    private void Explore(PlayedPerson start)
    {
        var open = new Stack<PlayedPerson>([start]);
        while (open.TryPop(out var person))
        {
            if (seen.Count >= MostStates || !seen.Add(KeyOf(person)))
            {
                continue;
            }

            switch (person.Open.Kind)
            {
                case QuestionKind.Slot when person.Asked is { } slot:
                    if (asked.Add(slot.Id))
                    {
                        ProveQuestion(person, slot);
                    }

                    Answer(person, slot, open);
                    break;
                case QuestionKind.Summary:
                    ProveSummary(person);
                    break;
                default:
                    if (person.Reports.Count == 0)
                    {
                        Fault(kind.Line, $"a conversation of '{kind.Id}' comes to a dead end: nothing is asked and nothing filed", "Look at the slots that were asked last.");
                    }

                    break;
            }
        }
    }

    /// <summary>What decides how a conversation can go on: the open question, and which slots are relevant.</summary>
    private string KeyOf(PlayedPerson person)
    {
        var key = new StringBuilder().Append(person.Open.Kind).Append(':').Append(person.Open.Slot).Append(':').Append(person.Reports.Count);
        foreach (var slot in kind.Slots.Where(slot => slot.When.Count > 0 && person.Draft is not null))
        {
            key.Append(FormState.IsRelevant(slot, kind, person.Draft!) ? '1' : '0');
        }

        return key.ToString();
    }

    private void Answer(PlayedPerson person, Slot slot, Stack<PlayedPerson> open)
    {
        foreach (var answer in SensibleAnswers.To(slot, person))
        {
            var next = person.Copy();
            next.Send(answer);
            Prove(next, slot.Line, $"the answer to '{slot.Id}'");
            if (next.Open == person.Open)
            {
                Fault(slot.Line, $"the question of '{slot.Id}' is asked again after the answer '{answer.Text}'", "See that each option can be chosen and each limit be met.");
            }
            else
            {
                open.Push(next);
            }
        }
    }

    /// <summary>The question itself: its size, its labels, and the ways out of it.</summary>
    private void ProveQuestion(PlayedPerson person, Slot slot)
    {
        Prove(person, slot.Line, $"the question of '{slot.Id}'");
        foreach (var option in slot.Options)
        {
            var labelled = person.Copy();
            labelled.Say(option.Label);
            if (labelled.Draft is { } draft && draft.Find(slot.Id)?.Value != option.Id)
            {
                Fault(option.Line, $"who answers '{slot.Id}' with the label '{option.Label}' is not heard as choosing it", "Choose another label: this one is part of another, reads as a number, or is a reserved word.");
            }
        }

        var back = person.Copy();
        back.Say(Command.Back);
        Prove(back, slot.Line, $"going back from '{slot.Id}'");
        Finish(back, slot.Line, $"after going back from '{slot.Id}'");

        var cancelled = person.Copy();
        cancelled.Say(Command.Cancel);
        Prove(cancelled, slot.Line, $"cancelling at '{slot.Id}'");
        if (cancelled.Draft is not null)
        {
            Fault(slot.Line, $"the question of '{slot.Id}' cannot be cancelled", "See that no label or pattern takes the reserved word.");
        }

        if (person.Draft?.Filed is null)
        {
            // What only adds to a report that went out is not asked again hours later.
            Resume(person.Copy(), slot);
        }
    }

    /// <summary>Hours later: a greeting, going on, and the same question stands open.</summary>
    private void Resume(PlayedPerson person, Slot slot)
    {
        var before = person.Open;
        var isOut = person.Draft is { Filed: not null };
        person.Send(Activity.Says(person.WordOf(Command.Greeting)), Away);
        Prove(person, slot.Line, $"resuming at '{slot.Id}'");
        if (person.Open.Kind == QuestionKind.Resume)
        {
            person.Say(Command.Resume);
            Prove(person, slot.Line, $"resuming at '{slot.Id}'");
        }

        // The questions that follow a report that is out are over by then.
        if (person.Open != before && !isOut)
        {
            Fault(slot.Line, $"the question of '{slot.Id}' is lost when the conversation is resumed", "Give every question before it a value that stays.");
        }
    }

    private void ProveSummary(PlayedPerson person)
    {
        Prove(person, kind.Line, $"the summary of '{kind.Id}'");
        if (!summarised)
        {
            summarised = true;
            ProveCorrections(person);
        }

        Finish(person.Copy(), kind.Line, $"from the summary of '{kind.Id}'");
    }

    /// <summary>Every slot the summary offers to change is asked for, and going back returns to the summary.</summary>
    private void ProveCorrections(PlayedPerson summary)
    {
        var list = summary.Copy();
        list.Say(Command.Change);
        Prove(list, kind.Line, "the list of what can be changed");
        foreach (var slot in kind.Slots.Where(slot => list.Open.Kind == QuestionKind.WhichChange && list.Options.Any(option => option.Id == slot.Id)))
        {
            var change = list.Copy();
            WayIn.Choose(change, option => option.Id == slot.Id);
            Prove(change, slot.Line, $"the correction of '{slot.Id}'");
            if (change.Open != new OpenQuestion(QuestionKind.ChangeSlot, slot.Id))
            {
                Fault(slot.Line, $"'{slot.Id}' cannot be corrected from the summary", "Give it a label that is no reserved word.");
            }

            change.Say(Command.Back);
            if (change.Open.Kind != QuestionKind.Summary)
            {
                Fault(slot.Line, $"there is no way back from the correction of '{slot.Id}'", "See that no label or pattern takes the reserved word.");
            }
        }
    }

    private void Finish(PlayedPerson person, int line, string when)
    {
        if (!SensibleAnswers.Finish(person))
        {
            Fault(line, $"{when} no way leads to a filed report", "See that every question can be answered.");
            return;
        }

        Prove(person, line, $"the confirmation of '{kind.Id}'");
        if (kind.Category != KindCategory.Activity && person.Last.Effects.Any(effect => effect is Effect.FileReport) && !person.Last.Effects.OfType<Effect.NotifyGroup>().Any())
        {
            Fault(line, $"a report of '{kind.Id}' reaches no group", "Give its matter a bureau with a group.");
        }
    }

    private void WalkWithLongestAnswers(PlayedPerson start)
    {
        var person = start.Copy();
        for (var answers = 0; person.Asked is { } slot && person.Open.Kind == QuestionKind.Slot && answers < kind.Slots.Count; answers++)
        {
            person.Send(SensibleAnswers.Longest(slot, person));
            Prove(person, slot.Line, $"the longest answer to '{slot.Id}'");
        }

        for (var photos = 0; photos < AttachmentTurn.MaximumAttachments && person.Reports.Count == 0; photos++)
        {
            person.Send(new Activity { Kind = ActivityKind.Image });
            Prove(person, kind.Line, $"the summary of '{kind.Id}' with its longest values");
        }

        person.Say(Command.Submit);
        Prove(person, kind.Line, $"the notice of '{kind.Id}' with its longest values");
    }

    private void Prove(PlayedPerson person, int line, string where)
    {
        if (TurnProof.Problem(person) is { } problem)
        {
            Fault(line, $"{where}: {problem}", "Shorten labels, questions and wording, or mend what the dialogs name.");
        }
    }

    private void Fault(int line, string what, string remedy)
    {
        var fault = new DialogFault(flow.File, line, what, remedy);
        if (!faults.Contains(fault))
        {
            faults.Add(fault);
        }
    }
}
