// Carries what people do on their phones to the callback, and the answer back onto the screen.
using System.Globalization;
using System.Xml.Linq;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.State;

namespace GridBot.Simulator;

/// <summary>Shared by all phones.</summary>
internal sealed class PhoneLine(
    SimulatorOptions options, TimeProvider clock, SeededDraw draw, MessageBoard board, MediaShelf media, CardDesk cards, CallbackSender callbacks)
{
    /// <summary>Base of the platform's own addresses; set when the server listens.</summary>
    public Uri Platform { get; set; } = new("http://127.0.0.1");

    /// <summary>What a phone shows.</summary>
    public IReadOnlyList<PhoneMessage> Messages(string userId) => board.Phone(userId);

    /// <summary>Stores what a person attaches.</summary>
    public MediaItem Attach(string kind, string fileName, byte[] bytes) => media.Store(kind, fileName, bytes);

    /// <summary>Address of a picture for PicUrl.</summary>
    public string PictureUrl(MediaItem item) => new Uri(Platform, $"/mmbiz/{item.Id}").ToString();

    /// <summary>Shows a person's own message and delivers it.</summary>
    public async Task<CallbackOutcome> SendAsync(PhoneMessage own, CallbackTrick trick, CancellationToken cancellationToken, params XElement[] extra)
    {
        var shown = board.Show(own);
        var message = CallbackMessage.Of(options, own.UserId, clock.GetUtcNow(), own.Kind, draw.Number(), extra);
        var outcome = await callbacks.DeliverAsync(message, trick, cancellationToken);
        board.Change(own.UserId, shown.Id, current => current with { State = outcome.Delivered ? "delivered" : "failed" });
        ShowReply(own.UserId, outcome.Reply);
        return outcome;
    }

    /// <summary>Delivers an event, which has no bubble.</summary>
    public async Task<CallbackOutcome> RaiseAsync(string userId, DateTimeOffset at, string eventName, CallbackTrick trick, CancellationToken cancellationToken, params XElement[] extra)
    {
        var outcome = await callbacks.DeliverAsync(CallbackMessage.OfEvent(options, userId, at, eventName, extra), trick, cancellationToken);
        ShowReply(userId, outcome.Reply);
        return outcome;
    }

    /// <summary>The time of an event raised now.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Taps a card's button: an event with a new response code; a passive update changes the card.</summary>
    public async Task<CallbackOutcome> TapAsync(string userId, string messageId, string key, IReadOnlyList<string> optionIds, CallbackTrick trick, CancellationToken cancellationToken)
    {
        if (board.Phone(userId).FirstOrDefault(message => message.Id == messageId)?.Card is not { } card || cards.Find(messageId) is not { } sent)
        {
            return CallbackOutcome.NotSent("there is no such card");
        }

        if (card.ReplacedBy is not null)
        {
            return CallbackOutcome.NotSent("the card is closed");
        }

        if (!card.Buttons.Any(button => button.Key == key && button.Url.Length == 0))
        {
            return CallbackOutcome.NotSent("there is no such button");
        }

        var code = cards.Grant(sent);
        var outcome = await callbacks.DeliverAsync(CardEvent(userId, card, key, code, optionIds), trick, cancellationToken);
        if (outcome.Reply is { MsgType: "update_button" or "update_template_card" } update)
        {
            cards.Burn(code);
            board.Change(userId, messageId, message => message with { Card = Updated(message.Card!, update) });
        }
        else
        {
            ShowReply(userId, outcome.Reply);
        }

        return outcome;
    }

    private static CardView Updated(CardView shown, PassiveReply update) =>
        update.Card is { } whole ? whole with { TaskId = shown.TaskId } : shown with { ReplacedBy = update.ReplaceName };

    private CallbackMessage CardEvent(string userId, CardView card, string key, string code, IReadOnlyList<string> optionIds)
    {
        var extra = new List<XElement>
        {
            CallbackMessage.Text("EventKey", key),
            CallbackMessage.Text("TaskId", card.TaskId),
            CallbackMessage.Text("CardType", card.CardType),
            CallbackMessage.Text("ResponseCode", code),
        };
        if (card.Selection is { } selection)
        {
            var (list, item) = options.OldOptionSpelling ? ("OpitonIds", "OpitonId") : ("OptionIds", "OptionId");
            var chosen = optionIds.Count > 0 ? optionIds : selection.SelectedId.Length > 0 ? [selection.SelectedId] : [];
            extra.Add(new XElement("SelectedItems", new XElement("SelectedItem",
                CallbackMessage.Text("QuestionKey", selection.QuestionKey),
                new XElement(list, chosen.Select(id => CallbackMessage.Text(item, id))))));
        }

        return CallbackMessage.OfEvent(options, userId, clock.GetUtcNow(), "template_card_event", [.. extra]);
    }

    private void ShowReply(string userId, PassiveReply? reply)
    {
        if (reply is { MsgType: "text" or "image" or "voice" or "video" or "news" })
        {
            board.Show(new PhoneMessage
            {
                Id = "", At = default, UserId = userId, Mine = false, Kind = reply.MsgType, Origin = "passive",
                Text = reply.MsgType == "text" ? reply.Content : "",
                Title = reply.MsgType == "news" ? reply.Content : "",
                MediaId = reply.MediaId,
            });
        }
    }

    /// <summary>A coordinate as the platform writes it.</summary>
    public static string Degrees(double value) => value.ToString("F6", CultureInfo.InvariantCulture);
}
