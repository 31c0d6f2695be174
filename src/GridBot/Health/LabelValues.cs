// The values of a metric's labels, as a key that costs no memory to look up.
namespace GridBot.Health;

/// <summary>Up to three values, in the order of the instrument's tags; null where there is none.</summary>
internal readonly record struct LabelValues(object? First, object? Second, object? Third)
{
    private const int Most = 3;

    /// <exception cref="NotSupportedException">An instrument has more tags than any had so far: add a field.</exception>
    public static LabelValues Of(ReadOnlySpan<KeyValuePair<string, object?>> tags) => tags.Length <= Most
        ? new LabelValues(ValueOf(tags, 0), ValueOf(tags, 1), ValueOf(tags, Most - 1))
        : throw new NotSupportedException($"A measurement has {tags.Length} tags.");

    private static object? ValueOf(ReadOnlySpan<KeyValuePair<string, object?>> tags, int index) => index < tags.Length ? tags[index].Value : null;
}
