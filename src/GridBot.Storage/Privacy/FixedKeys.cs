// Keys that are given once and do not change.
namespace GridBot.Storage.Privacy;

/// <summary>A fixed list of keys, the oldest first: for programs that end soon, for measurements and tests.</summary>
public sealed class FixedKeys(params IReadOnlyList<FieldKey> all) : IFieldKeys
{
    public IReadOnlyList<FieldKey> All { get; } = all.Count > 0 ? all : throw new ArgumentException("There is no key.", nameof(all));

    public void Refresh()
    {
        // There is nowhere to look.
    }
}
