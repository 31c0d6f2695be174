// Where the keys of personal fields come from.
namespace GridBot.Storage.Privacy;

/// <summary>The keys at hand. They lie outside the database: whoever has one without the other reads nobody's identity.</summary>
public interface IFieldKeys
{
    /// <summary>All keys at hand, the oldest first; at least one. May grow while the program runs.</summary>
    IReadOnlyList<FieldKey> All { get; }

    /// <summary>The key of the audit trail. It is never changed: it opens nothing, and old rows must stay provable.</summary>
    FieldKey Audit { get; }

    /// <summary>Looks for keys that came since; for a value under a key that is not known.</summary>
    void Refresh();
}
