// Delivers messages to the bot's callback as the platform does: encrypted, signed, over a kept-alive connection; and reads its passive replies.
using System.Globalization;
using System.Net;
using System.Text;
using System.Xml.Linq;
using GridBot.Benchmarks.Conversations;
using GridBot.Simulator;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.Crypto;
using GridBot.Simulator.State;

namespace GridBot.Benchmarks.Service;

/// <summary>One delivery.</summary>
/// <param name="Status">The answer's HTTP status.</param>
/// <param name="Took">From the start of the request to the end of the answer.</param>
/// <param name="Started">Timestamp of the start.</param>
/// <param name="Reply">The passive reply; null when the answer was empty.</param>
internal sealed record Delivery(HttpStatusCode Status, TimeSpan Took, long Started, PassiveReply? Reply);

/// <summary>One caller's line, with a connection of its own.</summary>
internal sealed class CallbackPhone : IDisposable
{
    private readonly SimulatorOptions app;
    private readonly SeededDraw draw;
    private readonly TimeProvider time;
    private readonly CallbackCipher cipher;
    private readonly CallbackXml xml;
    private readonly PassiveReplyReader reader;
    private readonly HttpClient http;
    private readonly Uri callback;

    public CallbackPhone(Uri service, SimulatorOptions app, SeededDraw draw, TimeProvider time)
    {
        this.app = app;
        this.draw = draw;
        this.time = time;
        cipher = new CallbackCipher(app.CallbackToken, app.EncodingAesKey, app.CorpId);
        xml = new CallbackXml(draw);
        reader = new PassiveReplyReader(app, cipher);
        callback = new Uri(service, "/wecom/callback");
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
    }

    /// <summary>Sends a message; encryption before and decryption after are not part of the time.</summary>
    public async Task<Delivery> SendAsync(string user, Move move, CancellationToken cancellationToken)
    {
        var message = Message(user, move);
        var sealedMessage = SealedCallback.Seal(xml.WriteInner(message, CallbackTrick.None), CallbackTrick.None, app, cipher, xml, draw, time.GetUtcNow());
        var address = new Uri(callback, $"?msg_signature={sealedMessage.Signature}&timestamp={sealedMessage.Timestamp}&nonce={sealedMessage.Nonce}");
        using var content = new StringContent(sealedMessage.Body, Encoding.UTF8, "text/xml");
        var started = time.GetTimestamp();
        using var response = await http.PostAsync(address, content, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var took = time.GetElapsedTime(started);
        return new Delivery(response.StatusCode, took, started, response.IsSuccessStatusCode && body.Length > 0 ? reader.Read(body, message) : null);
    }

    public void Dispose() => http.Dispose();

    private static string Degrees(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    private CallbackMessage Message(string user, Move move)
    {
        var now = time.GetUtcNow();
        return move switch
        {
            Move.Says says => Ordinary("text", CallbackMessage.Text("Content", says.Text)),
            Move.Locates at => Ordinary(
                "location",
                CallbackMessage.Text("Location_X", Degrees(at.Latitude)),
                CallbackMessage.Text("Location_Y", Degrees(at.Longitude)),
                CallbackMessage.Plain("Scale", 16),
                CallbackMessage.Text("Label", at.Label)),
            Move.Photographs => Ordinary("image", CallbackMessage.Text("PicUrl", "http://127.0.0.1/photo"), CallbackMessage.Text("MediaId", draw.Word(40))),
            Move.Taps tap => CallbackMessage.OfEvent(
                app,
                user,
                now,
                "template_card_event",
                CallbackMessage.Text("EventKey", tap.Key),
                CallbackMessage.Text("TaskId", tap.TaskId),
                CallbackMessage.Text("CardType", "button_interaction"),
                CallbackMessage.Text("ResponseCode", draw.Word(40))),
            _ => throw new ArgumentException("There is no such message.", nameof(move)),
        };

        CallbackMessage Ordinary(string type, params XElement[] extra) => CallbackMessage.Of(app, user, now, type, draw.Number(), extra);
    }
}
