// What the page may ask a phone to do.
namespace GridBot.Simulator.Page;

/// <summary>An action of a person, posted as JSON.</summary>
internal interface IPhoneAction<in TPhone>
{
    /// <summary>Whether the posted values make sense.</summary>
    bool IsValid { get; }

    /// <summary>Does it.</summary>
    Task<CallbackOutcome> RunAsync(TPhone phone);
}

/// <summary>A typed text.</summary>
internal sealed record TextAction(string? Text) : IPhoneAction<SimulatorPhone>, IPhoneAction<ResidentPhone>
{
    private const int LongestText = 4000;

    public bool IsValid => Text is { Length: > 0 and <= LongestText };

    public Task<CallbackOutcome> RunAsync(SimulatorPhone phone) => phone.SendTextAsync(Text!);

    public Task<CallbackOutcome> RunAsync(ResidentPhone phone) => phone.SendTextAsync(Text!);
}

/// <summary>A place.</summary>
internal sealed record LocationAction(double Latitude, double Longitude, string? Label) : IPhoneAction<SimulatorPhone>, IPhoneAction<ResidentPhone>
{
    private const int LongestLabel = 200;

    public bool IsValid => Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180 && Label is { Length: <= LongestLabel };

    public Task<CallbackOutcome> RunAsync(SimulatorPhone phone) => phone.SendLocationAsync(Latitude, Longitude, Label!);

    public Task<CallbackOutcome> RunAsync(ResidentPhone phone) => phone.SendLocationAsync(Latitude, Longitude, Label!);
}

/// <summary>A tap on a card.</summary>
internal sealed record TapAction(string? MessageId, string? Key, IReadOnlyList<string>? OptionIds) : IPhoneAction<SimulatorPhone>
{
    public bool IsValid => MessageId is not null && Key is not null;

    public Task<CallbackOutcome> RunAsync(SimulatorPhone phone) => phone.TapAsync(MessageId!, Key!, OptionIds);
}

/// <summary>The application opened.</summary>
internal sealed record EnterAction : IPhoneAction<SimulatorPhone>
{
    public bool IsValid => true;

    public Task<CallbackOutcome> RunAsync(SimulatorPhone phone) => phone.EnterAsync();
}
