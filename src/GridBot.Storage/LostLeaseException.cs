// Ends a transaction that recorded rows together of which one was lost to another owner.
namespace GridBot.Storage;

/// <summary>Thrown and caught inside the outbox.</summary>
internal sealed class LostLeaseException : Exception
{
    public LostLeaseException()
        : base("A row is no longer the owner's.")
    {
    }
}
