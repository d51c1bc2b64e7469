using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace HealthNeeds.Dashboard.Tests.Servers;

/// <summary>The dashboard on a port of this machine, for programs that are no part of the tests.</summary>
internal sealed class RealServer : IDisposable
{
    private readonly WebApplicationFactory<Program> _factory;

    /// <param name="directory">Of releases.</param>
    public RealServer(string directory)
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Releases:Directory", directory);
            host.UseSetting("Logging:LogLevel:Default", "Error");
            host.UseSetting("WarmUp", "false");
        });
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
    }

    public Uri Address { get; }

    public void Dispose() => _factory.Dispose();
}
