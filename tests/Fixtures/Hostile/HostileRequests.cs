using FsCheck;
using FsCheck.Fluent;

namespace HealthNeeds.Fixtures.Hostile;

/// <summary>Requests by chance: every route with its own and others' parameters, right and nasty values, headers and methods. The same seed gives the same.</summary>
public sealed class HostileRequests(HostileSurface surface)
{
    private const int Size = 50;

    private static readonly Gen<string> Methods = Gen.Frequency<string>(
        (20, Gen.Constant("GET")), (3, Gen.Constant("HEAD")), (2, Gen.Elements("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "GETT", "CONNECT", "X")));

    private static readonly Gen<string> HeaderNames = Gen.Elements(
        "Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Cookie", "If-None-Match", "If-Modified-Since", "If-Match", "Range", "Referer", "User-Agent", "Content-Type", "Origin",
        "Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Prefix", "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "Forwarded", "Via", "Expect", "Upgrade", "traceparent", "baggage", "Cache-Control");

    private static readonly Gen<string> HeaderValues = Gen.OneOf(
        HostileValues.Raw,
        Gen.Elements("*", "W/\"x\"", "\"", "bytes=0-,5-9,-1", "bytes=99999999999999999999-", "text/html;q=9e99", "br;q=0.0000001, gzip, *", "Thu, 99 Xyz 0000 25:61:61 GMT", "localhost", "evil.example", "[::1", "a b", "100-continue", "h2c", "00-zz-zz-00"));

    private Gen<string> Parameters => Gen.Frequency<string>(
        (8, from name in Names from value in Known(name) select $"{name}={value}"),
        (10, from name in Names from value in HostileValues.Escaped select $"{name}={value}"),
        (2, from name in Names from one in HostileValues.Escaped from other in Known(name) select $"{name}={one}&{name}={other}"),
        (1, from name in Names from value in HostileValues.Escaped select $"{name}[]={value}&{name}[0]={value}"),
        (1, from name in HostileValues.Escaped from value in HostileValues.Escaped select $"{name}={value}"),
        (1, Gen.Elements("", "&", "=", "&&&=", ";", "?", "??a=1", "#", "%", "+")));

    private Gen<string> Names => Gen.Elements(surface.Values.Keys.Order(StringComparer.Ordinal).ToArray());

    private Gen<RawRequest> Requests =>
        from method in Methods
        from path in Paths
        from count in Gen.Choose(0, 4)
        from parameters in Gen.ListOf(Parameters, count)
        from headerCount in Gen.Frequency<int>((3, Gen.Constant(0)), (2, Gen.Choose(1, 3)))
        from headers in Gen.ListOf(from name in HeaderNames from value in HeaderValues select $"{name}: {value}", headerCount)
        from version in Gen.Frequency<string>((30, Gen.Constant("HTTP/1.1")), (1, Gen.Constant("HTTP/1.0")))
        select new RawRequest(method, parameters.Count > 0 ? $"{path}?{string.Join('&', parameters)}" : path, [.. headers], version);

    private Gen<string> Paths => from route in Gen.Elements(surface.Routes.ToArray()) from path in Filled(route) select path;

    /// <param name="seed">Any number.</param>
    public IReadOnlyList<RawRequest> Take(int count, ulong seed) => [.. Gen.Sample(Requests, count, new Rnd(seed, 1), Size)];

    private Gen<string> Known(string name) => surface.Values[name] is { Count: > 0 } values ? Gen.Elements(values.ToArray()) : HostileValues.Escaped;

    /// <summary>The route with something in each of its places.</summary>
    private Gen<string> Filled(string route)
    {
        var open = route.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
            return Gen.Constant(route);
        var close = route.IndexOf('}', open);
        var place = route[(open + 1)..close];
        var known = surface.Values.TryGetValue(place, out var values) && values.Count > 0 ? Gen.Elements(values.ToArray()) : HostileValues.Escaped;
        return from value in Gen.Frequency<string>((2, known), (1, HostileValues.Escaped))
               from rest in Filled(route[(close + 1)..])
               select route[..open] + value + rest;
    }
}
