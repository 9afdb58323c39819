// SPDX-License-Identifier: Apache-2.0
#include "models/comparison.h"

#include <utility>

namespace portolan {

Comparison::Comparison(RegistryService& service, QObject* parent) : QObject(parent), m_service(service)
{
    using Part = ComparisonTableModel::Part;
    for (const Part part : {Part::Summary, Part::Config, Part::Layers, Part::History, Part::Platforms,
             Part::ImageAnnotations, Part::ManifestLines, Part::ConfigLines})
        m_models.push_back(new ComparisonTableModel(part, this));
}

Comparison::~Comparison() = default;

void Comparison::compare(const CompareRequest& request)
{
    m_request = request;
    m_handle = m_service.compare(request, [this](const Result<ImageComparison>& result) { take(result); });
    setState(FetchState::Loading);
}

void Comparison::retry()
{
    if (m_state == FetchState::Failed)
        compare(m_request);
}

void Comparison::swap()
{
    if (m_state == FetchState::Idle)
        return;
    CompareRequest swapped = m_request;
    std::swap(swapped.a, swapped.b);
    compare(swapped);
}

void Comparison::clear()
{
    m_handle.cancel();
    m_request = CompareRequest();
    m_summary = ComparisonSummary();
    for (ComparisonTableModel* model : m_models)
        model->clear();
    setState(FetchState::Idle);
}

void Comparison::setOnlyDifferences(bool only)
{
    for (ComparisonTableModel* model : m_models)
        model->setOnlyDifferences(only);
}

void Comparison::take(const Result<ImageComparison>& result)
{
    if (!result) {
        setState(FetchState::Failed, result.error());
        return;
    }
    m_summary = result->summary;
    for (ComparisonTableModel* model : m_models)
        model->setComparison(*result);
    setState(FetchState::Ready);
}

void Comparison::setState(FetchState state, MaybeError error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

} // namespace portolan
