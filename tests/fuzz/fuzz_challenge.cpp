// SPDX-License-Identifier: Apache-2.0
#include "fuzz/fuzzentry.h"
#include "http/challenge.h"

using namespace portolan;

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    std::vector<QByteArray> lines;
    for (const QByteArray& line : fuzz::bytes(data, size).toByteArray().split('\n'))
        lines.push_back(line);
    const QList<Challenge> challenges = parseChallenges(lines);
    for (const Challenge& challenge : challenges) {
        fuzz::require(!challenge.scheme.isEmpty(), "a challenge has a scheme");
        fuzz::require(challenge.scheme == challenge.scheme.toLower(), "schemes are lower case");
        for (auto name = challenge.parameters.keyBegin(); name != challenge.parameters.keyEnd(); ++name)
            fuzz::require(*name == name->toLower(), "parameter names are lower case");
    }
    const QString preferred = preferredChallenge(challenges).scheme;
    fuzz::require(preferred.isEmpty() || preferred == u"bearer" || preferred == u"basic",
        "only what can be answered is preferred");
    return 0;
}
