// The ways a played person comes to a question: by the menu, or by correcting what nobody is asked.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Proving;

/// <summary>Ways into a kind of report.</summary>
internal sealed class WayIn(DialogSet dialogs, ConversationEngine engine, Flow flow, ReportKind kind)
{
    /// <summary>By the menu to the kind's first question; null when there is no way.</summary>
    public PlayedPerson? ByMenu(Role role, Action<PlayedPerson, int, string> prove)
    {
        var person = new PlayedPerson(dialogs, engine, role);
        person.Say(Command.Menu);
        prove(person, kind.Line, "the menu");
        Choose(person, choice => person.Open.Kind == QuestionKind.Menu && QuestionWriter.MatterOf(choice.Id) == flow.Matter.No);
        if (person.Open.Kind == QuestionKind.Kind)
        {
            prove(person, kind.Line, "the question for the kind");
            Choose(person, choice => choice.Id == kind.Id);
        }

        return person.Draft is { } draft && draft.Matter == flow.Matter.No && draft.Kind == kind.Id ? person : null;
    }

    /// <summary>Answers with the number of an option; false when none is wanted.</summary>
    public static bool Choose(PlayedPerson person, Func<Choice, bool> wanted)
    {
        for (var at = 0; at < person.Options.Count; at++)
        {
            if (wanted(person.Options[at]))
            {
                person.Say($"{at + 1}");
                return true;
            }
        }

        return false;
    }

    /// <summary>To the question of a slot that depends on slots nobody is asked for: these are set by name at the summary.</summary>
    public PlayedPerson? ByCorrection(PlayedPerson start, Slot slot, Action<PlayedPerson, int, string> prove)
    {
        var person = start.Copy();
        for (var answers = 0; person.Asked is { } open && person.Open.Kind == QuestionKind.Slot && answers < kind.Slots.Count; answers++)
        {
            person.Send(SensibleAnswers.To(open, person)[0]);
        }

        foreach (var condition in Needed(slot))
        {
            if (person.Open == new OpenQuestion(QuestionKind.Slot, slot.Id))
            {
                break;
            }

            if (kind.Find(condition.Slot) is not { } on || person.Draft is null || dialogs.Commands.ChangeSlot.Count == 0)
            {
                return null;
            }

            person.Say(dialogs.Commands.ChangeSlot[0].Replace("{slot}", on.Label, StringComparison.Ordinal));
            prove(person, on.Line, $"the correction of '{on.Id}'");
            var wanted = condition.Values[0];
            if (!Choose(person, option => option.Id == wanted))
            {
                person.Say(wanted);
            }
        }

        return person.Open == new OpenQuestion(QuestionKind.Slot, slot.Id) ? person : null;
    }

    /// <summary>The conditions of a slot and of all it depends on, the uppermost first.</summary>
    private List<SlotCondition> Needed(Slot slot)
        => [.. slot.When.SelectMany(condition => (kind.Find(condition.Slot) is { } on ? Needed(on) : []).Append(condition)).DistinctBy(condition => condition.Slot)];
}
