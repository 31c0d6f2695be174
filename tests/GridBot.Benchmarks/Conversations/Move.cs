// What a person does next in a conversation.
namespace GridBot.Benchmarks.Conversations;

/// <summary>A message of a person.</summary>
internal abstract record Move
{
    /// <summary>Name in the table of latencies.</summary>
    public abstract string Kind { get; }

    public sealed record Says(string Text, string As = "answer") : Move
    {
        public override string Kind => As;
    }

    /// <summary>A place sent from the map.</summary>
    public sealed record Locates(double Latitude, double Longitude, string Label) : Move
    {
        public override string Kind => "location";
    }

    public sealed record Photographs : Move
    {
        public override string Kind => "photo";
    }

    /// <summary>A tap on a card's button.</summary>
    public sealed record Taps(string Key, string TaskId) : Move
    {
        public override string Kind => "tap";
    }
}
