// One resident's phone: everything the resident can do with the account, and what the resident sees.
using System.Xml.Linq;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.OfficialAccount;
using GridBot.Simulator.State;

namespace GridBot.Simulator;

/// <summary>A phone. Each action returns when the callback was answered or given up; one that is not possible now returns undelivered and without attempts.</summary>
public sealed class ResidentPhone
{
    private readonly ResidentLine _line;

    internal ResidentPhone(Resident resident, ResidentLine line)
    {
        Resident = resident;
        _line = line;
    }

    /// <summary>Whose phone.</summary>
    public Resident Resident { get; }

    /// <summary>Whether the resident follows the account now.</summary>
    public bool IsFollowing => _line.Follow.IsFollowing(Resident.OpenId);

    /// <summary>Own messages, passive replies, customer-service messages, cards of templates and lines of the platform itself, oldest first.</summary>
    public IReadOnlyList<PhoneMessage> Messages => _line.Messages(Resident.OpenId);

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

    /// <summary>Sends a voice message (AMR).</summary>
    /// <param name="amr">Bytes.</param>
    /// <param name="recognition">The element Recognition, since 2023 usually empty; null leaves it out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<CallbackOutcome> SendVoiceAsync(byte[] amr, string? recognition = null, CancellationToken cancellationToken = default)
    {
        var item = _line.Attach("voice", "voice.amr", amr);
        XElement[] elements = [CallbackMessage.Text("MediaId", item.Id), CallbackMessage.Text("Format", "amr")];
        return _line.SendAsync(
            Own("voice") with { MediaId = item.Id }, CallbackTrick.None, cancellationToken,
            recognition is null ? elements : [.. elements, CallbackMessage.Text("Recognition", recognition)]);
    }

    /// <summary>Sends a short film (MP4).</summary>
    public Task<CallbackOutcome> SendVideoAsync(byte[] mp4, CancellationToken cancellationToken = default)
    {
        var item = _line.Attach("video", "video.mp4", mp4);
        var cover = _line.Attach("thumb", "thumb.jpg", [0xFF, 0xD8, 0xFF, 0xD9]);
        return _line.SendAsync(
            Own("video") with { MediaId = item.Id }, CallbackTrick.None, cancellationToken,
            CallbackMessage.Text("MediaId", item.Id), CallbackMessage.Text("ThumbMediaId", cover.Id));
    }

    /// <summary>Sends a place.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="label">Address or name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<CallbackOutcome> SendLocationAsync(double latitude, double longitude, string label, CancellationToken cancellationToken = default) =>
        _line.SendAsync(
            Own("location") with { Text = label, Latitude = latitude, Longitude = longitude }, CallbackTrick.None, cancellationToken,
            new XElement("Location_X", ResidentLine.Degrees(latitude)), new XElement("Location_Y", ResidentLine.Degrees(longitude)),
            CallbackMessage.Plain("Scale", 15), CallbackMessage.Text("Label", label));

    /// <summary>Sends a link to an article.</summary>
    public Task<CallbackOutcome> SendLinkAsync(string title, string description, Uri url, CancellationToken cancellationToken = default) =>
        _line.SendAsync(
            Own("link") with { Title = title, Text = description, Url = url.ToString() }, CallbackTrick.None, cancellationToken,
            CallbackMessage.Text("Title", title), CallbackMessage.Text("Description", description), CallbackMessage.Text("Url", url.ToString()));

    /// <summary>Taps an entry of a msgmenu: its text is sent with its id.</summary>
    /// <exception cref="ArgumentException">The message is not there or has no such entry.</exception>
    public Task<CallbackOutcome> TapChoiceAsync(string messageId, string choiceId, CancellationToken cancellationToken = default)
    {
        var choice = Messages.FirstOrDefault(message => message.Id == messageId)?.Choices.FirstOrDefault(choice => choice.Id == choiceId)
            ?? throw new ArgumentException("There is no such entry.", nameof(choiceId));
        return _line.SendAsync(
            Own("text") with { Text = choice.Text }, CallbackTrick.None, cancellationToken,
            CallbackMessage.Text("Content", choice.Text), CallbackMessage.Text("bizmsgmenuid", choice.Id));
    }

    /// <summary>Begins to follow the account.</summary>
    /// <param name="scene">Of the code that was scanned, sent as qrscene_…; empty: found by name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<CallbackOutcome> SubscribeAsync(string scene = "", CancellationToken cancellationToken = default) => _line.SubscribeAsync(Resident.OpenId, scene, cancellationToken);

    /// <summary>Stops following the account.</summary>
    public Task<CallbackOutcome> UnsubscribeAsync(CancellationToken cancellationToken = default) => _line.UnsubscribeAsync(Resident.OpenId, cancellationToken);

    /// <summary>Scans a code of the account: SCAN for a follower; others begin to follow by it.</summary>
    public Task<CallbackOutcome> ScanAsync(string scene, CancellationToken cancellationToken = default) => IsFollowing
        ? _line.RaiseAsync(Resident.OpenId, "SCAN", ReplyTrigger.Scan, CallbackTrick.None, cancellationToken, CallbackMessage.Text("EventKey", scene), CallbackMessage.Text("Ticket", _line.Ticket()))
        : SubscribeAsync(scene, cancellationToken);

    /// <summary>Taps an entry of the menu: CLICK or VIEW.</summary>
    /// <param name="keyOrName">Key of the entry, or its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<CallbackOutcome> TapMenuAsync(string keyOrName, CancellationToken cancellationToken = default) => _line.TapMenuAsync(Resident.OpenId, keyOrName, cancellationToken);

    /// <summary>The platform tells where the resident is, who allowed it: LOCATION.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <param name="precision">Metres.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<CallbackOutcome> ReportLocationAsync(double latitude, double longitude, double precision, CancellationToken cancellationToken = default) =>
        _line.RaiseAsync(
            Resident.OpenId, "LOCATION", null, CallbackTrick.None, cancellationToken,
            new XElement("Latitude", ResidentLine.Degrees(latitude)), new XElement("Longitude", ResidentLine.Degrees(longitude)), new XElement("Precision", ResidentLine.Degrees(precision)));

    /// <summary>Accepts one notice of a subscription template: subscribe_msg_popup_event, and bizsend works once.</summary>
    public Task<CallbackOutcome> AcceptTemplateAsync(string templateId, CancellationToken cancellationToken = default)
    {
        _line.Follow.Accept(Resident.OpenId, templateId);
        return AnswerPopupAsync(templateId, "accept", cancellationToken);
    }

    /// <summary>Declines a notice of a subscription template.</summary>
    public Task<CallbackOutcome> DeclineTemplateAsync(string templateId, CancellationToken cancellationToken = default) => AnswerPopupAsync(templateId, "reject", cancellationToken);

    /// <summary>Sets how template messages of the account are received from now on.</summary>
    public void ReceiveTemplates(TemplateReception reception) => _line.Follow.Receive(Resident.OpenId, reception);

    /// <summary>Raises any event with an EventKey, also one that no documentation knows. It opens no window.</summary>
    public Task<CallbackOutcome> SendEventAsync(string eventName, string eventKey, CancellationToken cancellationToken = default) =>
        SendEventAsync(eventName, eventKey, CallbackTrick.None, cancellationToken);

    /// <summary>Raises any event, delivered oddly.</summary>
    public Task<CallbackOutcome> SendEventAsync(string eventName, string eventKey, CallbackTrick trick, CancellationToken cancellationToken = default) =>
        _line.RaiseAsync(Resident.OpenId, eventName, null, trick, cancellationToken, CallbackMessage.Text("EventKey", eventKey));

    /// <summary>Several texts at once, in no certain order.</summary>
    public Task<CallbackOutcome[]> SendBurstAsync(IEnumerable<string> texts, CancellationToken cancellationToken = default) =>
        Task.WhenAll(texts.Select(text => SendTextAsync(text, CallbackTrick.None, cancellationToken)).ToArray());

    private Task<CallbackOutcome> AnswerPopupAsync(string templateId, string answer, CancellationToken cancellationToken) =>
        _line.RaiseAsync(
            Resident.OpenId, "subscribe_msg_popup_event", null, CallbackTrick.None, cancellationToken,
            new XElement("SubscribeMsgPopupEvent", new XElement("List",
                CallbackMessage.Text("TemplateId", templateId), CallbackMessage.Text("SubscribeStatusString", answer), CallbackMessage.Plain("PopupScene", 2))));

    private PhoneMessage Own(string kind) => new() { Id = "", At = default, UserId = Resident.OpenId, Mine = true, Kind = kind, State = "sending" };
}
