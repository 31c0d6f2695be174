// Delivers messages to the bot as the platform does: signed, encrypted, and again when they were not answered.
using System.Net;
using System.Text;
using System.Xml.Linq;
using GridBot.Simulator;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.Crypto;
using GridBot.Simulator.State;

namespace GridBot.Endurance.Tests.People;

/// <summary>One delivery of one message.</summary>
/// <param name="Status">The answer's status; null when there was none: refused, broken off, or no answer within the platform's patience.</param>
/// <param name="Text">Text of the passive reply, or the caption of a tapped button; empty when nothing was said.</param>
/// <param name="Took">From the start of the request to the end of its answer.</param>
internal sealed record Delivery(HttpStatusCode? Status, string Text, TimeSpan Took)
{
    public bool IsAcknowledged => Status == HttpStatusCode.OK;
}

/// <summary>The platform's side of the callback. Safe for concurrent use.</summary>
internal sealed class CallbackLine : IDisposable
{
    /// <summary>The platform hangs up after 5 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The platform delivers three times more.</summary>
    public const int Redeliveries = 3;

    /// <summary>The platform waits 5 s before it delivers again; less here, because programs start again within seconds.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    /// <summary>How the program, or nginx in its place, says that the message is to come again.</summary>
    private static readonly HttpStatusCode[] Away = [HttpStatusCode.ServiceUnavailable, HttpStatusCode.BadGateway, HttpStatusCode.GatewayTimeout];

    private readonly SimulatorOptions app;
    private readonly SeededDraw draw;
    private readonly TimeProvider time;
    private readonly CallbackCipher cipher;
    private readonly CallbackXml xml;
    private readonly PassiveReplyReader reader;
    private readonly HttpClient http;

    public CallbackLine(SimulatorOptions app, SeededDraw draw, TimeProvider time)
    {
        this.app = app;
        this.draw = draw;
        this.time = time;
        cipher = new CallbackCipher(app.CallbackToken, app.EncodingAesKey, app.CorpId);
        xml = new CallbackXml(draw);
        reader = new PassiveReplyReader(app, cipher);
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { Timeout = Patience };
    }

    /// <summary>A new text.</summary>
    public (long Id, CallbackMessage Message) Text(string user, string words)
    {
        var id = draw.Number();
        return (id, CallbackMessage.Of(app, user, time.GetUtcNow(), "text", id, CallbackMessage.Text("Content", words)));
    }

    /// <summary>A tap on a card's button.</summary>
    public CallbackMessage Tap(string user, string key) => CallbackMessage.OfEvent(
        app,
        user,
        time.GetUtcNow(),
        "template_card_event",
        CallbackMessage.Text("EventKey", key),
        CallbackMessage.Text("TaskId", draw.Word(24)),
        CallbackMessage.Text("CardType", "button_interaction"),
        CallbackMessage.Text("ResponseCode", draw.Word(40)));

    /// <summary>Delivers a message until it is acknowledged, at most as often as the platform does; tells every delivery.</summary>
    public async Task<IReadOnlyList<Delivery>> DeliverAsync(Uri bot, CallbackMessage message, CancellationToken cancellationToken)
    {
        var deliveries = new List<Delivery>();
        while (true)
        {
            var delivery = await PostAsync(bot, message, cancellationToken);
            deliveries.Add(delivery);
            if (delivery.IsAcknowledged || deliveries.Count > Redeliveries)
            {
                return deliveries;
            }

            await Task.Delay(Between, time, cancellationToken);
        }
    }

    /// <summary>Delivers a message once, freshly encrypted and signed.</summary>
    public async Task<Delivery> PostAsync(Uri bot, CallbackMessage message, CancellationToken cancellationToken)
    {
        var sealedMessage = SealedCallback.Seal(xml.WriteInner(message, CallbackTrick.None), CallbackTrick.None, app, cipher, xml, draw, time.GetUtcNow());
        var address = new Uri(bot, $"/wecom/callback?msg_signature={sealedMessage.Signature}&timestamp={sealedMessage.Timestamp}&nonce={sealedMessage.Nonce}");
        using var content = new StringContent(sealedMessage.Body, Encoding.UTF8, "text/xml");
        var started = time.GetTimestamp();
        try
        {
            using var response = await http.PostAsync(address, content, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            var took = time.GetElapsedTime(started);
            var isAcknowledged = response.StatusCode == HttpStatusCode.OK;
            Assert.True(isAcknowledged || Away.Contains(response.StatusCode), $"A callback got HTTP {(int)response.StatusCode}: {body}");
            return new Delivery(response.StatusCode, isAcknowledged && body.Length > 0 ? Words(reader.Read(body, message)) : "", took);
        }
        catch (HttpRequestException)
        {
            return new Delivery(null, "", time.GetElapsedTime(started));
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Delivery(null, "", time.GetElapsedTime(started));
        }
    }

    public void Dispose() => http.Dispose();

    private static string Words(PassiveReply reply) => reply.Content.Length > 0 ? reply.Content : reply.ReplaceName;
}
