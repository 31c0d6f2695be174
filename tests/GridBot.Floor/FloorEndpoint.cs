// The callback's address of the floor: decrypts, stores one row, answers with an encrypted text that is always the same.
using System.Buffers;
using System.Text;
using GridBot.Channels;
using GridBot.Channels.WeCom;
using GridBot.Storage;

namespace GridBot.Floor;

/// <summary>Shaped like the service's own endpoint.</summary>
internal sealed class FloorEndpoint(WeComCallback callback, FloorStore store, TimeProvider time)
{
    public const string Path = "/wecom/callback";

    /// <summary>As long as a question of the bot usually is.</summary>
    private static readonly PassiveReply.Text Reply = new("已了解：消防安全，通道堵塞。\n还差一项：在什么位置？发定位最快，也可以写街道和门牌，比如“学苑小区4号楼二单元”。\n返回上一步请回复“返回”，不报了请回复“取消”。");

    public async Task ReceiveAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var body = await ReadBodyAsync(context);
        var result = callback.Decode(new CallbackQuery(query["msg_signature"], query["timestamp"], query["nonce"], query["echostr"]), body.Span);
        if (result is not CallbackResult.Message message)
        {
            context.Response.StatusCode = ((CallbackResult.Refused)result).HttpStatus;
            return;
        }

        try
        {
            await store.AddAsync(message.Inbound.Key, Reply.Content, time.GetUtcNow(), context.RequestAborted);
            var bytes = Encoding.UTF8.GetBytes(callback.EncodeReply(Reply, message.Inbound));
            context.Response.ContentType = "text/xml";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        catch (Exception exception) when (exception is StoreBusyException or StoreUnavailableException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext context)
    {
        var body = new ArrayBufferWriter<byte>((int)(context.Request.ContentLength ?? 1024) + 1);
        while (true)
        {
            var read = await context.Request.Body.ReadAsync(body.GetMemory(), context.RequestAborted);
            if (read == 0)
            {
                return body.WrittenMemory;
            }

            body.Advance(read);
        }
    }
}
