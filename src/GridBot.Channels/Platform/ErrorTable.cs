// A platform's codes and what each means for what happens next.
using System.Collections.Frozen;

namespace GridBot.Channels.Platform;

/// <summary>
/// A table of codes. The platforms' rule is to repeat system failures only, so every other refusal is <see cref="ApiAction.Never"/> or, where an operator can mend it,
/// <see cref="ApiAction.Configuration"/>. A code that is not in the table is Never, too: what is parked stays visible with its code and can be sent again by hand,
/// whereas repeating an unknown refusal would hold up everything behind it and can get the address blocked.
/// </summary>
public sealed class ErrorTable
{
    /// <summary>Reason of what was called too often within a minute or so; waited out with <see cref="ApiWaits.Rate"/>.</summary>
    public const string Rate = "rate";

    /// <summary>Reason of a day's quota that is spent; waited out with <see cref="ApiWaits.Quota"/>.</summary>
    public const string Quota = "quota";

    private readonly FrozenDictionary<int, ApiVerdict> verdicts;

    /// <param name="rows">Action, reason and the codes that have both; no code stands twice.</param>
    /// <exception cref="ArgumentException">A code stands twice.</exception>
    public ErrorTable(IEnumerable<(ApiAction Action, string Reason, int[] Codes)> rows)
    {
        var table = new Dictionary<int, ApiVerdict>();
        foreach (var (action, reason, codes) in rows)
        {
            foreach (var code in codes)
            {
                table.Add(code, new ApiVerdict(action, reason));
            }
        }

        verdicts = table.ToFrozenDictionary();
    }

    /// <summary>The codes the table knows, for tests and documentation.</summary>
    public IReadOnlyCollection<int> Known => verdicts.Keys;

    /// <summary>The verdict on a code.</summary>
    public ApiVerdict Classify(int code) => verdicts.GetValueOrDefault(code) ?? new(ApiAction.Never, "unknown-code");
}

/// <summary>How long what passes is waited out.</summary>
/// <param name="Rate">After "too frequent".</param>
/// <param name="Quota">After a spent quota of the day.</param>
/// <param name="Break">While a circuit is open.</param>
public sealed record ApiWaits(TimeSpan Rate, TimeSpan Quota, TimeSpan Break);
