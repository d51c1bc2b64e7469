using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Dashboard.Tests.Deployment;

/// <summary>Debian's nginx with deploy/nginx-healthneeds.conf, on ports of this machine, before a server that a test chooses. Only addresses, ports and folders are other ones.</summary>
internal sealed class NginxFront : IDisposable
{
    public const string Name = "needs.example.nhs.uk";
    private readonly string _folder = Directory.CreateTempSubdirectory("nginx-front-").FullName;
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly NginxServer _nginx;

    public NginxFront(Uri behind, Func<string, string>? change = null)
    {
        (Port, PlainPort) = (FreePort.Take(), FreePort.Take());
        File.WriteAllText(Path.Combine(_folder, "fullchain.pem"), _certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "privkey.pem"), _certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        var site = File.ReadAllText(RepositoryFile.Path("deploy", "nginx-healthneeds.conf"))
            .Replace("/etc/ssl/healthneeds/", _folder + "/", StringComparison.Ordinal)
            .Replace("/var/lib/nginx/healthneeds", Path.Combine(_folder, "cache"), StringComparison.Ordinal)
            .Replace("127.0.0.1:5080", $"127.0.0.1:{behind.Port}", StringComparison.Ordinal)
            .Replace("    listen [::]:443 ssl http2;\n", string.Empty, StringComparison.Ordinal).Replace("    listen [::]:80;\n", string.Empty, StringComparison.Ordinal)
            .Replace("listen 443 ", $"listen 127.0.0.1:{Port} ", StringComparison.Ordinal).Replace("listen 80;", $"listen 127.0.0.1:{PlainPort};", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "site.conf"), change?.Invoke(site) ?? site);
        _nginx = new NginxServer($"include {_folder}/site.conf;");
    }

    public int Port { get; }

    public int PlainPort { get; }

    /// <summary>What <c>nginx -t</c> says of it.</summary>
    public Task<(int Code, string Output)> TestAsync() => OtherProgram.RunAsync(NginxServer.Program, ["-t", .. _nginx.Arguments]);

    public async Task StartAsync()
    {
        _nginx.Start();
        for (var i = 0; i < 6000; i++)
        {
            try
            {
                foreach (var port in new[] { PlainPort, Port })
                {
                    using var probe = new TcpClient();
                    await probe.ConnectAsync(IPAddress.Loopback, port);
                }

                return;
            }
            catch (SocketException) when (!_nginx.HasEnded)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException($"nginx did not start: {_nginx.Errors}");
    }

    /// <summary>A reader who knows the site by its name, trusts its certificate, and unpacks nothing.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port == 80 ? PlainPort : Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
        SslOptions = new() { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == _certificate.GetCertHashString() },
    })
    { BaseAddress = new Uri($"https://{Name}/") };

    public void Dispose()
    {
        _nginx.Dispose();
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(90));
    }
}
