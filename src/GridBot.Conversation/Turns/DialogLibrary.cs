// Holds the dialogs in use, and earlier ones that drafts may still be finished with.
using System.Collections.Immutable;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Turns;

/// <summary>
/// The editions of the dialogs. A draft is finished with the edition it was begun with as long as that one is held; after a restart, or when too many came after it, the engine brings the draft to the current one.
/// Safe for concurrent use.
/// </summary>
/// <param name="first">The dialogs in use from now on.</param>
/// <param name="publicUrl">Base of the links in notices.</param>
public sealed class DialogLibrary(DialogSet first, Uri publicUrl)
{
    /// <summary>Earlier editions that are held. An expert saves a file some dozen times an hour, and a draft takes minutes.</summary>
    public const int MostEarlier = 24;

    /// <summary>Newest first; never empty.</summary>
    private ImmutableList<Edition> editions = [new Edition(first, new ConversationEngine(first, publicUrl))];

    /// <summary>The dialogs that new conversations use.</summary>
    public DialogSet Current => Volatile.Read(ref editions)[0].Dialogs;

    /// <summary>Versions that are held, the current one first.</summary>
    public IReadOnlyList<string> Versions => [.. Volatile.Read(ref editions).Select(edition => edition.Dialogs.Version)];

    /// <summary>The engine for a session: that of its draft's edition when it is held, else the current one.</summary>
    public ConversationEngine EngineFor(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var held = Volatile.Read(ref editions);
        var begun = session.Draft is { } draft ? held.Find(edition => edition.Dialogs.Version == draft.DialogVersion) : null;
        return (begun ?? held[0]).Engine;
    }

    /// <summary>Puts dialogs into use; those in use so far are kept for the drafts begun with them.</summary>
    /// <param name="dialogs">The new dialogs; nothing happens when their version is in use already.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Replace(DialogSet dialogs)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var edition = new Edition(dialogs, new ConversationEngine(dialogs, publicUrl));
        return ImmutableInterlocked.Update(
            ref editions,
            held => held[0].Dialogs.Version == dialogs.Version
                ? held
                : [edition, .. held.Where(earlier => earlier.Dialogs.Version != dialogs.Version).Take(MostEarlier)]);
    }

    private sealed record Edition(DialogSet Dialogs, ConversationEngine Engine);
}
