// Tells a time at which something is held or usually goes on from one at which something happened.
namespace GridBot.Conversation.Understanding;

public sealed partial class TimeReader
{
    /// <summary>Whether a time of the day without its day, still to come today, is that of a plan or habit ("at seven in the evening they dance") and not yesterday's.</summary>
    /// <param name="text">Normalised text.</param>
    /// <param name="end">Where the time ends.</param>
    /// <param name="value">The time as one that has been.</param>
    /// <param name="today">Now.</param>
    private bool IsPlan(string text, int end, DateTimeOffset value, DateTimeOffset today)
    {
        if (value.Date >= today.Date)
        {
            return false;
        }

        var length = text.AsSpan(end).IndexOfAny(",。;!?\n");
        var clause = length < 0 ? text[end..] : text.Substring(end, length);
        return words.Plans.Any(word => WordMatch.Contains(clause, word)) && !words.Done.Any(word => WordMatch.Contains(clause, word));
    }
}
