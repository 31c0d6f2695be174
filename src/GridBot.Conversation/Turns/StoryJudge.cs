// Tells whether a text is surely a report of its own, and whether two texts surely speak of different things.
using GridBot.Classification;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Turns;

/// <summary>What a text surely tells.</summary>
/// <param name="Kind">The kind within its matter.</param>
/// <param name="Things">Options of the kind's first choice that the text names: what it is.</param>
/// <param name="Ranked">All matters the text may belong to; the first is its own.</param>
internal sealed record Story(ReportKind Kind, IReadOnlySet<string> Things, IReadOnlyList<RankedMatter> Ranked)
{
    public int Matter => Ranked[0].Matter;

    public double Probability => Ranked[0].Probability;

    /// <summary>How probably it belongs to another matter.</summary>
    public double ProbabilityOf(int matter) => Ranked.FirstOrDefault(entry => entry.Matter == matter)?.Probability ?? 0;
}

/// <summary>Judges stories. Careful: a text that is not surely another thing belongs to the report it was told for.</summary>
internal sealed class StoryJudge(DialogSet dialogs, SlotReader slots)
{
    /// <summary>From this probability on a text is surely of its matter.</summary>
    private const double Clear = 0.8;

    /// <summary>The same for a text with a place of its own, which is something new already.</summary>
    private const double ClearElsewhere = Placing.Sure;

    /// <summary>Below this probability it is surely not of another one.</summary>
    private const double Unlikely = 0.06;

    /// <summary>Fewest letters, beside the place, of a text that tells a thing of its own.</summary>
    private const int ShortestStory = 3;

    /// <summary>What a text surely tells; null when that is not sure.</summary>
    /// <param name="said">The text, masked.</param>
    /// <param name="turn">The turn, for whom and when.</param>
    /// <param name="elsewhere">Whether it names another place than the draft's.</param>
    public Story? Read(string said, Turn turn, bool elsewhere = false)
    {
        var text = turn.Normal(said);
        var rest = WithoutPlace(text, turn.Input.Now);
        if (StoryText.Letters(rest) < ShortestStory)
        {
            return null;
        }

        var ranked = turn.Rank(dialogs.Mask.RemoveLabels(rest)).Where(entry => turn.MayReport(dialogs.Matter(entry.Matter))).ToList();
        if (ranked is not [var best, ..] || best.Probability < (elsewhere ? ClearElsewhere : Clear))
        {
            return null;
        }

        var kind = DraftTurn.BestKind(turn, dialogs.Flows[best.Matter], text);
        var what = kind.Slots.FirstOrDefault(slot => slot.Type is SlotType.Choice or SlotType.Choices);
        var named = what is null ? null : slots.ReadAll(turn.Met(text), kind, turn.Input.Now).FirstOrDefault(value => value.Slot == what.Id);
        return new Story(kind, named is null ? new HashSet<string>() : named.Value.Split(',').ToHashSet(StringComparer.Ordinal), ranked);
    }

    /// <summary>Whether two stories surely belong to different matters.</summary>
    public static bool AreApart(Story one, Story other)
        => one.Matter != other.Matter && one.ProbabilityOf(other.Matter) < Unlikely && other.ProbabilityOf(one.Matter) < Unlikely;

    /// <summary>Whether a story surely has nothing to do with what was said before for a matter.</summary>
    public bool IsApart(Story story, int matter, string before)
        => story.Matter != matter && story.ProbabilityOf(matter) < Unlikely
            && dialogs.Classifier.Rank(dialogs.Mask.RemoveLabels(before)).FirstOrDefault(entry => entry.Matter == story.Matter) is not { Probability: >= Unlikely };

    /// <summary>Whether two stories of one matter name different things.</summary>
    public static bool NameOtherThings(Story one, Story other)
        => one.Matter == other.Matter && one.Things.Count > 0 && other.Things.Count > 0 && !one.Things.Overlaps(other.Things);

    /// <summary>The text without the place it names: a place alone is a late answer and no story, whatever its name speaks of.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="now">When it is said.</param>
    public string WithoutPlace(string text, DateTimeOffset now)
        => dialogs.PlaceIn(text, now) is { } place ? text.Remove(place.Start, place.Length) : text;
}
