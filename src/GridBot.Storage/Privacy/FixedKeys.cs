// Keys that are given once and do not change.
namespace GridBot.Storage.Privacy;

/// <summary>A fixed list of keys, the oldest first: for programs that end soon, for measurements and tests.</summary>
/// <param name="audit">The key of the audit trail.</param>
/// <param name="all">The keys of fields.</param>
public sealed class FixedKeys(FieldKey audit, params IReadOnlyList<FieldKey> all) : IFieldKeys
{
    public FieldKey Audit { get; } = audit;

    public IReadOnlyList<FieldKey> All { get; } = all.Count > 0 ? all : throw new ArgumentException("There is no key.", nameof(all));

    public void Refresh()
    {
        // There is nowhere to look.
    }
}
