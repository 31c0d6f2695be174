// What a row of the outbox asks to be sent.
namespace GridBot.Notices;

/// <summary>Kind of an outbox row; stored by name. Each kind has one sender.</summary>
public enum OutboxKind
{
    /// <summary>A message to one person through the platform's send API; payload is an <see cref="OutboundMessage"/>.</summary>
    PersonMessage,

    /// <summary>A notice to a bureau's group; payload is a <see cref="GroupNotice"/>.</summary>
    GroupNotice,

    /// <summary>An attachment to fetch from the platform before it expires; payload is a <see cref="MediaFetch"/>.</summary>
    MediaFetch,

    /// <summary>Something to look at when its time has come; payload is a <see cref="CaseTimer"/>.</summary>
    CaseTimer,

    /// <summary>A card at one person that is to show what became of its case; payload is a <see cref="CardUpdate"/>.</summary>
    CardUpdate,
}
