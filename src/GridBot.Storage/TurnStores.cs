// The stores that a turn is put together from.
using GridBot.Storage.Privacy;

namespace GridBot.Storage;

/// <summary>One of each, for the life of the program.</summary>
internal sealed record TurnStores(PersonStore People, SessionStore Sessions, FeedbackStore Feedback, OutboxEntry Outbox, ContactStore Contacts, AuditStore Audit)
{
    public static TurnStores Of(IDatabase database, FieldSeal seal) => new(
        new PersonStore(database.Dialect, seal),
        new SessionStore(database.Dialect),
        new FeedbackStore(database.Dialect),
        new OutboxEntry(database.Dialect),
        new ContactStore(database.Dialect, seal),
        new AuditStore(database, seal));
}
