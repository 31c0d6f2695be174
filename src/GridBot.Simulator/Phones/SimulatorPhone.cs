// One person's phone: everything the person can do, and what the person sees.
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Xml.Linq;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.SignIn;
using GridBot.Simulator.State;

namespace GridBot.Simulator;

/// <summary>A phone. Each action returns when the callback was answered or given up.</summary>
public sealed class SimulatorPhone
{
    private readonly PhoneLine _line;

    internal SimulatorPhone(SimulatorUser user, PhoneLine line)
    {
        User = user;
        _line = line;
    }

    /// <summary>Whose phone.</summary>
    public SimulatorUser User { get; }

    /// <summary>Own messages, passive replies, messages of the application and cards with their state, oldest first.</summary>
    public IReadOnlyList<PhoneMessage> Messages => _line.Messages(User.Id);

    /// <summary>
    /// The browser inside the phone's client, with cookies of its own: it follows redirects, and where a page sends it to sign in, that happens in silence, as this person. The caller disposes of it.
    /// </summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns the handler.")]
    public HttpClient OpenBrowser()
    {
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseProxy = false };
        handler.CookieContainer.Add(_line.Platform, new Cookie(SignInEndpoint.UserCookie, Uri.EscapeDataString(User.Id), "/"));
        return new HttpClient(handler);
    }

    /// <summary>Writes a text.</summary>
    public Task<CallbackOutcome> SendTextAsync(string text, CancellationToken cancellationToken = default) =>
        SendTextAsync(text, CallbackTrick.None, cancellationToken);

    /// <summary>Writes a text, delivered oddly.</summary>
    public Task<CallbackOutcome> SendTextAsync(string text, CallbackTrick trick, CancellationToken cancellationToken = default) =>
        _line.SendAsync(Own("text") with { Text = text }, trick, cancellationToken, CallbackMessage.Text("Content", text));

    /// <summary>Sends a photo, JPG or PNG.</summary>
    public Task<CallbackOutcome> SendImageAsync(byte[] bytes, CancellationToken cancellationToken = default)
    {
        var item = _line.Attach("image", MediaShelf.Sniff(bytes) == "image/png" ? "photo.png" : "photo.jpg", bytes);
        return _line.SendAsync(
            Own("image") with { MediaId = item.Id }, CallbackTrick.None, cancellationToken,
            CallbackMessage.Text("PicUrl", _line.PictureUrl(item)), CallbackMessage.Text("MediaId", item.Id));
    }

    /// <summary>Sends a place.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="label">Address or name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<CallbackOutcome> SendLocationAsync(double latitude, double longitude, string label, CancellationToken cancellationToken = default) =>
        _line.SendAsync(
            Own("location") with { Text = label, Latitude = latitude, Longitude = longitude }, CallbackTrick.None, cancellationToken,
            new XElement("Location_X", PhoneLine.Degrees(latitude)), new XElement("Location_Y", PhoneLine.Degrees(longitude)),
            CallbackMessage.Plain("Scale", 15), CallbackMessage.Text("Label", label), CallbackMessage.Text("AppType", "wxwork"));

    /// <summary>Sends a voice message (AMR). The platform gives no text of it.</summary>
    public Task<CallbackOutcome> SendVoiceAsync(byte[] amr, CancellationToken cancellationToken = default)
    {
        var item = _line.Attach("voice", "voice.amr", amr);
        return _line.SendAsync(
            Own("voice") with { MediaId = item.Id }, CallbackTrick.None, cancellationToken,
            CallbackMessage.Text("MediaId", item.Id), CallbackMessage.Text("Format", "amr"));
    }

    /// <summary>Taps a card's button.</summary>
    /// <param name="messageId">Id of the phone message with the card.</param>
    /// <param name="buttonKey">Key of the button.</param>
    /// <param name="optionIds">What is chosen in the card's selection; empty: its preset.</param>
    /// <param name="trick">Test mode.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<CallbackOutcome> TapAsync(
        string messageId, string buttonKey, IReadOnlyList<string>? optionIds = null, CallbackTrick trick = CallbackTrick.None, CancellationToken cancellationToken = default) =>
        _line.TapAsync(User.Id, messageId, buttonKey, optionIds ?? [], trick, cancellationToken);

    /// <summary>Opens the application.</summary>
    public Task<CallbackOutcome> EnterAsync(CancellationToken cancellationToken = default) =>
        SendEventAsync("enter_agent", "", cancellationToken);

    /// <summary>Raises any event with an EventKey, also one that no documentation knows.</summary>
    public Task<CallbackOutcome> SendEventAsync(string eventName, string eventKey, CancellationToken cancellationToken = default) =>
        _line.RaiseAsync(User.Id, _line.Now, eventName, CallbackTrick.None, cancellationToken, CallbackMessage.Text("EventKey", eventKey));

    /// <summary>Two different events with one CreateTime, at once: the platform's own event key would lose one.</summary>
    public Task<CallbackOutcome[]> SendEventPairAsync(CancellationToken cancellationToken = default)
    {
        var at = _line.Now;
        return Task.WhenAll(
            _line.RaiseAsync(User.Id, at, "click", CallbackTrick.None, cancellationToken, CallbackMessage.Text("EventKey", "first")),
            _line.RaiseAsync(User.Id, at, "click", CallbackTrick.None, cancellationToken, CallbackMessage.Text("EventKey", "second")));
    }

    /// <summary>Several texts at once, in no certain order.</summary>
    public Task<CallbackOutcome[]> SendBurstAsync(IEnumerable<string> texts, CancellationToken cancellationToken = default) =>
        Task.WhenAll(texts.Select(text => SendTextAsync(text, CallbackTrick.None, cancellationToken)).ToArray());

    private PhoneMessage Own(string kind) => new() { Id = "", At = default, UserId = User.Id, Mine = true, Kind = kind, State = "sending" };
}
