// Offers a message that tells several things as several reports.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Turns;

/// <summary>The division of one message into several reports.</summary>
internal sealed class DivisionTurn(DialogSet dialogs, SlotReader slots, DraftTurn drafts, ShelfTurn shelf, StoryJudge judge)
{
    /// <summary>Longest message that is divided, in characters: a letter tells many things about one.</summary>
    private const int LongestMessage = 400;

    /// <summary>Longest message that is divided at the ends of its sentences alone, in characters: behind it mostly stands more about the first.</summary>
    private const int LongestWithoutSign = 60;

    /// <summary>Takes a first message as several things and asks whether they are reported one by one; false when it is not surely several.</summary>
    public bool Offer(Turn turn)
    {
        if (turn.Draft is { Matter: not null } or { Said.Count: > 0 } || Divide(turn.Said, turn).Count < 2)
        {
            return false;
        }

        // Danger leaves no time for questions: it is one report, and nobody is asked to sort it.
        if (dialogs.UrgencyRules.Any(rule => rule.Applies(turn.Met(turn.Text))))
        {
            return false;
        }

        DraftTurn.AddSaid(turn);
        turn.Open(QuestionKind.Division);
        return true;
    }

    /// <summary>The things a message surely tells, in its own words; one when it is not surely several.</summary>
    public IReadOnlyList<string> Divide(string said, Turn turn)
    {
        if (said.Length > LongestMessage)
        {
            return [said];
        }

        var clauses = dialogs.Clauses.Split(said);
        return clauses.Count < 2 || (said.Length > LongestWithoutSign && clauses.All(clause => clause.Break <= ClauseBreak.Stop)) ? [said] : Grouped(clauses, turn);
    }

    private List<string> Grouped(IReadOnlyList<Clause> clauses, Turn turn)
    {
        var things = new List<(List<string> Texts, Story? Story)>();
        foreach (var clause in clauses)
        {
            var story = judge.Read(clause.Text, turn);
            if (things.Count > 0 && (story is null || !BeginsAnother(things[^1].Story, story, clause.Break) || (clause.Break is ClauseBreak.Stop or ClauseBreak.Connective && dialogs.Clauses.Continues(clause.Text)) || things.Count > turn.Dialogs.Drafts.MostAside))
            {
                things[^1].Texts.Add(clause.Text);
                things[^1] = things[^1] with { Story = things[^1].Story ?? story };
            }
            else
            {
                things.Add(([clause.Text], story));
            }
        }

        return [.. things.Select(thing => string.Join(turn.Say(Phrase.ClauseSeparator), thing.Texts))];
    }

    private static bool BeginsAnother(Story? before, Story story, ClauseBreak kind) => before is not null && kind switch
    {
        ClauseBreak.Number => StoryJudge.AreApart(before, story) || StoryJudge.NameOtherThings(before, story),
        ClauseBreak.Connective => StoryJudge.AreApart(before, story),
        // What follows without a clear sign mostly tells more about the first: only two hazards are surely two things.
        ClauseBreak.Stop or ClauseBreak.Opening => StoryJudge.AreApart(before, story) && before.Kind.Category == KindCategory.Hazard && story.Kind.Category == KindCategory.Hazard,
        _ => false,
    };

    /// <summary>Reports the things of the message one by one, the first now and the others right after it; or all as one report.</summary>
    public void Choose(Turn turn, bool separate)
    {
        var draft = turn.NeedDraft();
        var things = separate && draft.Said.Count > 0 ? Divide(draft.Said[0], turn) : [];
        turn.Open(QuestionKind.None);
        if (things.Count > 1)
        {
            var shared = Shared(things, draft, turn);
            turn.SetDraft(draft with { Said = [things[0], .. draft.Said.Skip(1)], Values = shared[0] });
            shelf.Queue(turn, [.. things.Select((thing, order) => new Draft
            {
                Said = [thing], Values = shared[order], Queued = true, Together = true, StartedAt = draft.StartedAt.AddMicroseconds(order), UpdatedAt = turn.Input.Now, DialogVersion = dialogs.Version,
            }).Skip(1)]);
        }

        drafts.Place(turn);
    }

    /// <summary>For each thing the place and time it must take from the others: what is told once holds for all that tell none themselves.</summary>
    private List<IReadOnlyList<SlotValue>> Shared(IReadOnlyList<string> things, Draft draft, Turn turn)
    {
        var own = things.Select(thing => WhereAndWhen(thing, draft, turn)).ToList();
        var shared = new List<IReadOnlyList<SlotValue>>();
        for (var thing = 0; thing < things.Count; thing++)
        {
            var values = new List<SlotValue>(thing == 0 ? draft.Values : draft.Values.Where(value => value.Slot == DraftTurn.PlaceSlot));
            foreach (var slot in (string[])[DraftTurn.PlaceSlot, DraftTurn.TimeSlot])
            {
                if (own[thing].All(value => value.Slot != slot) && values.TrueForAll(value => value.Slot != slot)
                    && own.Take(thing).Reverse().Concat(own.Skip(thing + 1)).SelectMany(list => list).FirstOrDefault(value => value.Slot == slot) is { } told)
                {
                    values.Add(told);
                }
            }

            shared.Add(values);
        }

        return shared;
    }

    /// <summary>The place and time a text tells, read as any kind's slots of these names.</summary>
    private List<SlotValue> WhereAndWhen(string thing, Draft draft, Turn turn)
    {
        var kind = (judge.Read(thing, turn)?.Kind ?? dialogs.Flows[dialogs.Menu[0].No].Kinds[0]);
        return [.. slots.ReadAll(turn.Normal(thing), kind, draft.StartedAt).Where(value => value.Slot is DraftTurn.PlaceSlot or DraftTurn.TimeSlot)];
    }
}
