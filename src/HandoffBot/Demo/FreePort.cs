using System.Net;
using System.Net.Sockets;

namespace HandoffBot.Demo;

/// <summary>Finds a port nobody listens on.</summary>
internal static class FreePort
{
    private const int Tries = 100;

    /// <summary>The first free one from this on; 0 stays 0, which lets the system choose.</summary>
    public static int From(int port)
    {
        if (port == 0)
        {
            return 0;
        }

        return Enumerable.Range(port, Tries).FirstOrDefault(IsFree, port);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
