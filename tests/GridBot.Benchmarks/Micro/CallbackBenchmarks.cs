// A callback's way in and out: verify, decrypt and read a message; write, encrypt and sign its reply.
using System.Text;
using BenchmarkDotNet.Attributes;
using GridBot.Channels;
using GridBot.Channels.WeCom;
using GridBot.Simulator;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.Crypto;
using GridBot.Simulator.State;
using PassiveReply = GridBot.Channels.PassiveReply;

namespace GridBot.Benchmarks.Micro;

/// <summary>The channel without HTTP.</summary>
public class CallbackBenchmarks
{
    private WeComCallback callback = null!;
    private CallbackQuery query = null!;
    private byte[] body = [];
    private InboundMessage message = null!;
    private PassiveReply reply = null!;

    [GlobalSetup]
    public void Setup()
    {
        var time = TimeProvider.System;
        var draw = new SeededDraw(new Random(1));
        var app = new SimulatorOptions { CallbackToken = draw.Word(24), EncodingAesKey = draw.NonCanonicalAesKey(), Secret = draw.Word(43) };
        var cipher = new CallbackCipher(app.CallbackToken, app.EncodingAesKey, app.CorpId);
        var xml = new CallbackXml(draw);
        var text = CallbackMessage.Of(app, "zhangsan", time.GetUtcNow(), "text", draw.Number(), CallbackMessage.Text("Content", "学苑小区4号楼二单元楼道里堆了旧家具,通道堵了一半"));
        var sent = SealedCallback.Seal(xml.WriteInner(text, CallbackTrick.None), CallbackTrick.None, app, cipher, xml, draw, time.GetUtcNow());
        query = new CallbackQuery(sent.Signature, sent.Timestamp, sent.Nonce);
        body = Encoding.UTF8.GetBytes(sent.Body);
        callback = new WeComCallback(
            // The window is wide because the message is sealed once for the whole measurement.
            new WeComOptions
            {
                CorpId = app.CorpId,
                AgentId = app.AgentId,
                CallbackToken = new Secret(app.CallbackToken),
                EncodingAesKey = new Secret(app.EncodingAesKey),
                CallbackWindow = TimeSpan.FromDays(1),
            },
            time,
            new Random(1));
        message = ((CallbackResult.Message)callback.Decode(query, body)).Inbound;
        reply = new PassiveReply.Text("【消防安全】通道堵塞\n转 市公安局\n1. 提交\n2. 修改\n3. 换个类别");
    }

    [Benchmark(Description = "callback: decrypt and decode")]
    public CallbackResult Decode() => callback.Decode(query, body);

    [Benchmark(Description = "callback: encode and encrypt the reply")]
    public string Encode() => callback.EncodeReply(reply, message);

    [Benchmark(Description = "callback: both")]
    public string Both() => callback.EncodeReply(reply, ((CallbackResult.Message)callback.Decode(query, body)).Inbound);
}
