// Serves a platform's callback address: verify, decode, handle, answer.
using System.Buffers;
using System.Text;
using GridBot.Admission;
using GridBot.Channels;
using GridBot.Storage;
using GridBot.Turns;

namespace GridBot.Callbacks;

/// <summary>A callback address. Bad input gets 400 or 403 at once and one word in the log; a message is answered only after its effects are committed.</summary>
internal sealed class CallbackEndpoint(IPlatformCallback callback, CallbackDoor door, TurnHandler turns, TurnMeter meter, ILogger<CallbackEndpoint> logger)
{
    private string Channel => callback.Name;

    /// <summary>Serves the addresses of all channels that are on.</summary>
    public static void Map(WebApplication app)
    {
        foreach (var callback in app.Services.GetServices<IPlatformCallback>())
        {
            var endpoint = ActivatorUtilities.CreateInstance<CallbackEndpoint>(app.Services, callback);
            // The platform signs what it sends: none of what guards the pages has anything to say about a callback.
            app.MapGet(callback.Path, (RequestDelegate)endpoint.VerifyAsync).ShortCircuit();
            app.MapPost(callback.Path, (RequestDelegate)endpoint.ReceiveAsync).ShortCircuit();
        }
    }

    private async Task VerifyAsync(HttpContext context)
    {
        var result = callback.VerifyUrl(Query(context));
        if (result is CallbackResult.Echo echo)
        {
            await AnswerAsync(context, "text/plain", echo.Plaintext);
            return;
        }

        Refuse(context, (CallbackResult.Refused)result);
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        (TurnAnswer Answer, InboundMessage Message)? handled;
        using (var pass = door.Begin(context))
        {
            handled = await HandleAsync(context, pass);
        }

        if (handled is var (answer, message))
        {
            // Nothing is held while an answer waits for more of a burst: the turn is done, and others are let in.
            var reply = answer.Held is { } held ? await turns.TakeHeldAsync(held, context.RequestAborted) : answer.Reply;
            await AnswerAsync(context, "text/xml", callback.EncodeReply(reply, message));
        }
    }

    /// <summary>Handles the message; null when the callback was answered already.</summary>
    private async Task<(TurnAnswer Answer, InboundMessage Message)?> HandleAsync(HttpContext context, CallbackPass pass)
    {
        var (body, shed) = await ReadBodyAsync(context, pass);
        if (shed is not null)
        {
            door.TurnAway(context, Channel, shed);
            return null;
        }

        var result = body is { } bytes ? callback.Decode(Query(context), bytes.Span) : new CallbackResult.Refused(StatusCodes.Status400BadRequest, "size");
        if (result is not CallbackResult.Message message)
        {
            Refuse(context, (CallbackResult.Refused)result);
            return null;
        }

        if (pass.Enter(message.Inbound) is { } refusal)
        {
            door.TurnAway(context, Channel, refusal);
            return null;
        }

        try
        {
            // Waited for no longer than the platform waits: a turn that has not begun by then is dropped.
            var answer = await turns.HandleAsync(message.Inbound, pass.Token).WaitAsync(pass.Token);
            pass.Done();
            return (answer, message.Inbound);
        }
        catch (Exception exception) when (exception is StoreBusyException or StoreUnavailableException)
        {
            // Nothing was committed: the platform delivers again.
            door.TurnAway(context, Channel, exception is StoreBusyException ? Shed.Busy : Shed.Unavailable);
        }
        catch (OperationCanceledException) when (pass.IsOver)
        {
            // Whether the turn commits after all or not, its second delivery gets the right answer.
            pass.TimedOut();
            door.TurnAway(context, Channel, Shed.TimeOut);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A fault of ours: told with its type and place only, because its message may quote what somebody wrote.
            CallbackLog.Failed(logger, Channel, exception.GetType().Name, exception.StackTrace ?? "");
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The platform has hung up; whether the turn committed or not, its second delivery gets the right answer.
        }

        return null;
    }

    private static CallbackQuery Query(HttpContext context)
    {
        var query = context.Request.Query;
        return new CallbackQuery(query["msg_signature"], query["timestamp"], query["nonce"], query["echostr"]) { Signature = query["signature"], EncryptType = query["encrypt_type"], OpenId = query["openid"] };
    }

    /// <summary>The whole body, null when it is larger than a callback may be; or why the callback is turned away.</summary>
    private async Task<(ReadOnlyMemory<byte>? Body, string? Shed)> ReadBodyAsync(HttpContext context, CallbackPass pass)
    {
        if (context.Request.ContentLength > callback.BodyBytes)
        {
            return default;
        }

        var body = new ArrayBufferWriter<byte>((int)(context.Request.ContentLength ?? 1024) + 1);
        while (true)
        {
            int read;
            try
            {
                read = await context.Request.Body.ReadAsync(body.GetMemory(), pass.Token);
            }
            catch (OperationCanceledException) when (pass.IsOver)
            {
                return (null, Shed.Slow);
            }

            if (read == 0)
            {
                return (body.WrittenMemory, null);
            }

            body.Advance(read);
            if (body.WrittenCount > callback.BodyBytes)
            {
                return default;
            }

            if (!pass.TryHold(read))
            {
                return (null, Shed.Bodies);
            }
        }
    }

    private void Refuse(HttpContext context, CallbackResult.Refused refused)
    {
        meter.CallbackRefused(Channel, refused.Reason);
        CallbackLog.Refused(logger, Channel, refused.Reason);
        context.Response.StatusCode = refused.HttpStatus;
    }

    private static async Task AnswerAsync(HttpContext context, string contentType, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentType = contentType;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
