// A first sentence of Data/first-breath.txt with what it tells: nobody tunes on that file.
using System.Globalization;
using System.Text.RegularExpressions;
using GridBot.Classification;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests;

/// <summary>A sentence with all facts in it.</summary>
/// <param name="Role">Who says it.</param>
/// <param name="Matter">The right matter.</param>
/// <param name="Category">The right category of its kind.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Place">The shortest stretch of it that tells where to go; null when none does.</param>
/// <param name="Time">When, as the file's header says; null when the sentence does not tell.</param>
internal sealed partial record FirstBreath(Role Role, int Matter, KindCategory Category, string Text, string? Place, string? Time)
{
    /// <summary>A place may be this many characters longer than the shortest stretch that tells it: "at the gate", "third floor".</summary>
    private const int MoreThanPlace = 5;

    /// <summary>How far a time may lie from the middle of the part of the day that was meant.</summary>
    private static readonly TimeSpan PartOfDay = TimeSpan.FromHours(4);

    /// <summary>How far a time may lie from one told to the minute.</summary>
    private static readonly TimeSpan Exactly = TimeSpan.FromMinutes(5);

    /// <summary>Sentences whose totals were looked at while the readers were tuned.</summary>
    public static IReadOnlyList<FirstBreath> All { get; } = [.. RealDialogs.DataLines("first-breath.txt").Select(Parse)];

    /// <summary>Sentences that came when the tuning was done.</summary>
    public static IReadOnlyList<FirstBreath> HeldOut { get; } = [.. RealDialogs.DataLines("first-breath-held-out.txt").Select(Parse)];

    /// <summary>Whether a place that was read is the one told: all of it, and hardly more.</summary>
    public bool IsPlace(string read)
    {
        // "From A to B" is the same stretch with and without its first word.
        var (wanted, found) = (Bare(Place ?? "").TrimStart('从'), Bare(read));
        return found == wanted || (found.Contains(wanted, StringComparison.Ordinal) && found.Length <= wanted.Length + MoreThanPlace);
    }

    /// <summary>Whether a place that was read is the beginning of the one told: it leads there, but not all the way.</summary>
    public bool IsShort(string read) => Place is not null && Bare(read).Length >= 3 && Bare(Place).TrimStart('从').StartsWith(Bare(read), StringComparison.Ordinal);

    public bool IsTime(DateTimeOffset read)
    {
        var told = Time ?? "";
        var local = read.ToOffset(TimeSpan.FromHours(8)).DateTime;
        var vague = told.StartsWith('~');
        var parts = told.TrimStart('~');
        if (parts.Length == "2026-11".Length)
        {
            return local.ToString("yyyy-MM", CultureInfo.InvariantCulture) == parts;
        }

        var wanted = DateTime.Parse(parts, CultureInfo.InvariantCulture);
        return parts.Length == "2026-11-22".Length ? local.Date == wanted.Date : (local - wanted).Duration() <= (vague ? PartOfDay : Exactly);
    }

    /// <summary>Whether only a duration is told ("for two days now"): the day it began is a fair reading, none is as well.</summary>
    public bool TellsDuration => Time is null && Duration().IsMatch(Text);

    [GeneratedRegex("[0-9一二两俩三仨四五六七八九十几半]+来?多?个?(天|周|礼拜|星期|月|晚上|宿|小时)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();

    private static string Bare(string text) => NormalText.Of(text).Replace(" ", "", StringComparison.Ordinal);

    private static FirstBreath Parse(string line)
    {
        var fields = line.Split('\t');
        return new FirstBreath(
            Enum.Parse<Role>(fields[0], ignoreCase: true),
            int.Parse(fields[1], CultureInfo.InvariantCulture),
            Enum.Parse<KindCategory>(fields[2], ignoreCase: true),
            fields[3],
            fields[4] == "-" ? null : fields[4],
            fields[5] == "-" ? null : fields[5]);
    }
}
