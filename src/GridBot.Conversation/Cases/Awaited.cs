// What the bot waits to hear from a person about a case, beside what their own conversation asks.
using GridBot.Reports;

namespace GridBot.Conversation.Cases;

/// <summary>Something a person is waited for. It stands with the person and not in their session, because another person's turn sets it.</summary>
/// <param name="Kind">What.</param>
/// <param name="Number">The case.</param>
public sealed record Awaited(AwaitedKind Kind, ReportNumber Number)
{
    /// <summary>As the store keeps it; empty for nothing.</summary>
    public static string Write(Awaited? awaited) => awaited is null ? "" : $"{awaited.Kind} {awaited.Number.Text}";

    /// <summary>Reads what <see cref="Write"/> wrote; null for nothing, or what cannot be read.</summary>
    public static Awaited? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Enum.TryParse<AwaitedKind>(text[..space], out var kind) && ReportNumber.TryParse(text[(space + 1)..], out var number) ? new Awaited(kind, number.Value) : null;
    }
}

/// <summary>Kind of what is waited for; stored by name.</summary>
public enum AwaitedKind
{
    /// <summary>The answer to a question of the bureau.</summary>
    Answer,

    /// <summary>How well the case was settled.</summary>
    Rating,
}
