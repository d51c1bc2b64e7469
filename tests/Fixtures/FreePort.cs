using System.Net;
using System.Net.Sockets;

namespace HealthNeeds.Fixtures;

/// <summary>
/// A port of this machine that nobody listens to. It is none of those that the system gives to whoever asks for any: one of them would be another's before the
/// program that it is meant for has started, or while a server that is to come back to it is away.
/// </summary>
public static class FreePort
{
    /// <summary>Below those of Linux, which begin at 32,768, and of other systems.</summary>
    private const int First = 20_000, Count = 12_000;

    // Processes that take ports at the same time begin far from each other, and none takes one twice.
    private static long taken = Environment.ProcessId * 397L;

    public static int Take()
    {
        for (var tried = 0; tried < Count; tried++)
        {
            var port = First + (int)(Interlocked.Increment(ref taken) % Count);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"Somebody listens to each of the ports from {First} to {First + Count - 1}.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
